"""Sign-offs on an output's own screen."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from hoitu.production.approvals import queries
from hoitu.production.approvals.labels import STANDINGS
from hoitu.production.newsroom.output_panels import OutputPanel, Visit


def reads(visit: Visit) -> dict[str, QuerySet[Any, Any]]:
    return {"requests": queries.open_requests(visit.page.output.pk)}


def sign_offs(visit: Visit, rows: dict[str, list[Any]]) -> OutputPanel | None:
    """Show who was asked and what each said; nothing where nobody was and this person may not ask."""
    output = visit.page.output
    found = queries.sign_offs(rows["requests"], output.content_hash)
    asks = queries.may_ask(visit.page.offers)
    if not found and not asks:
        return None
    shown = [{"sign_off": each, "word": STANDINGS[each.standing]} for each in found]
    return OutputPanel("below", "approvals/parts/panel.html", {"sign_offs": shown, "asks": asks})
