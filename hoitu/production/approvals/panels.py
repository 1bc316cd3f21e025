"""Sign-offs on an output's own screen."""

from __future__ import annotations

from hoitu.production.approvals import queries
from hoitu.production.approvals.labels import STANDINGS
from hoitu.production.newsroom.output_panels import OutputPanel, Visit


def sign_offs(visit: Visit) -> OutputPanel | None:
    """Show who was asked and what each said; nothing where nobody was and this person may not ask."""
    output = visit.page.output
    found = queries.sign_offs_of(output.pk, output.content_hash)
    asks = queries.may_ask(visit.page.offers)
    if not found and not asks:
        return None
    shown = [{"sign_off": each, "word": STANDINGS[each.standing]} for each in found]
    return OutputPanel("below", "approvals/parts/panel.html", {"sign_offs": shown, "asks": asks})
