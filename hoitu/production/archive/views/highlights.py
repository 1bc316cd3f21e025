"""The bulletin: proposed by itself, chosen and ordered by an editor, made into outputs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date, plain_day
from hoitu.production.archive import operations, queries
from hoitu.production.archive.forms import BulletinForm, HighlightForm
from hoitu.production.archive.queries import Proposal
from hoitu.production.archive.views.frame import person_of, screen, show, trail
from hoitu.production.newsroom.forms.choices import desks_of


@screen
@require_http_methods(["GET", "POST"])
def highlights(request: HttpRequest) -> HttpResponse:
    """Propose the bulletin of some days; a POST makes it and goes on to write it."""
    me, now = person_of(request), clock.now()
    today = local_date(now)
    rule = HighlightForm(request.GET, on=today)
    proposals = queries.highlights(me, now=now, **rule.rule)
    first = {"title": _("News digest of %(day)s") % {"day": plain_day(today)}}
    form = BulletinForm(sent(request), desks=desks_of(me, today), initial=first)
    chosen = _chosen(request)
    tried = attempt(request, form, operations.make_bulletin, chosen=chosen, language=rule.rule["language"])
    if tried.done:
        messages.success(request, _("The bulletin is there: read it through and hand it in."))
        return redirect("newsroom:write", output_id=tried.answer.pk)
    return show(
        request,
        "highlights.html",
        _("News digest"),
        trail=trail(),
        icon="list-ol",
        status=tried.status,
        refusal=tried.refusal,
        rule=rule,
        form=form,
        lines=_lines(proposals, dict(chosen) if request.method == "POST" else None),
    )


def _chosen(request: HttpRequest) -> list[tuple[UUID, str]]:
    """Return the ticked releases by the numbers beside them, each with its note."""
    found = []
    for place, key in enumerate(request.POST.getlist("chosen")):
        try:
            release_id = UUID(key)
        except ValueError:
            continue
        given = request.POST.get(f"order-{key}", "")
        order = int(given[:4]) if given.isascii() and given.isdigit() else place
        found.append((order, place, release_id, request.POST.get(f"note-{key}", "").strip()[:600]))
    return [(release_id, note) for _order, _place, release_id, note in sorted(found)]


def _lines(proposals: list[Proposal], chosen: dict[UUID, str] | None) -> list[dict[str, Any]]:
    """Return the proposals as rows to tick; after a refusal with what was ticked, ordered and written."""
    order = {key: place for place, key in enumerate(chosen or {})}
    rows = [
        {
            "proposal": each,
            "is_chosen": chosen is None or each.entry.release_id in chosen,
            "note": (chosen or {}).get(each.entry.release_id, each.note),
        }
        for each in sorted(proposals, key=lambda each: order.get(each.entry.release_id, len(order)))
    ]
    return [{**row, "number": number} for number, row in enumerate(rows, 1)]


@screen
@require_POST
def mark(request: HttpRequest, release_id: UUID) -> HttpResponse:
    """Mark a release for the bulletins, or take the mark away."""
    marked = request.POST.get("marked") == "yes"
    operations.mark(by=person_of(request), release_id=release_id, marked=marked, now=clock.now())
    messages.success(request, _("Marked for the news digest.") if marked else _("The mark is taken away."))
    return redirect("archive:release", release_id=release_id)
