"""The translator's bench: source and Khmer text side by side, and what fits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hoitu.kernel import clock
from hoitu.kernel.refusal import Refusal
from hoitu.production.translation import operations, queries
from hoitu.production.translation.operations import Translated
from hoitu.production.translation.queries import Bench
from hoitu.production.translation.views.bench_lines import lines_of
from hoitu.production.translation.views.frame import person_of, screen, show, trail

MOST_LINES = 1500
Texts = dict[str, dict[str, str]]


@screen
@require_http_methods(["GET", "POST"])
def bench(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    """Show a pair paragraph by paragraph; take Khmer texts and the word that they fit."""
    if request.method == "POST":
        return _save(request, pair_id)
    return _page(request, queries.bench(person_of(request), pair_id, clock.now()))


def _save(request: HttpRequest, pair_id: UUID) -> HttpResponse:
    texts, done, dropped = _sent(request.POST)
    try:
        made = operations.translate(
            by=person_of(request),
            pair_id=pair_id,
            base_version=_number(request.POST.get("base_version")),
            texts=texts,
            done=done,
            dropped=dropped,
            now=clock.now(),
        )
    except Refusal as refusal:
        found = queries.bench(person_of(request), pair_id, clock.now())
        kept = {} if refusal.code == "stale" else texts
        return _page(request, found, texts=kept, refusal=refusal)
    _tell(request, made)
    return redirect(f"{reverse('translation:bench', args=[pair_id])}{_anchor(request.POST)}")


def _sent(data: QueryDict) -> tuple[Texts, dict[str, str], list[str]]:
    """Return texts by key and path, digests of paragraphs said to fit by key, and keys of those to be taken out."""
    texts: Texts = {}
    done: dict[str, str] = {}
    dropped: list[str] = []
    for number in range(1, MOST_LINES):
        key = data.get(f"key-{number}")
        if key is None:
            break
        start = f"text-{number}-"
        given = {name.removeprefix(start): str(data[name]) for name in data if name.startswith(start)}
        if given:
            texts[key] = given
        if f"done-{number}" in data:
            done[key] = data.get(f"digest-{number}", "")
        if f"drop-{number}" in data:
            dropped.append(key)
    return texts, done, dropped


def _number(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 10 else 0  # noqa: PLR2004 - as the column is


def _anchor(data: QueryDict) -> str:
    """Return the line whose button was pressed, to come back to it."""
    line = data.get("at", "")
    return f"#doan-{line}" if line.isdecimal() else ""


def _tell(request: HttpRequest, made: Translated) -> None:
    version = {"version": made.output.version, "count": made.done}
    said = ngettext(
        "Saved as version %(version)s. %(count)s paragraph fits its source.",
        "Saved as version %(version)s. %(count)s paragraphs fit their source.",
        made.done,
    )
    messages.success(request, said % version if made.done else _("Saved as version %(version)s.") % version)
    if made.overtaken:
        words = {"words": "; ".join(made.overtaken)}
        messages.warning(request, _("Meanwhile the source has changed here, look again: %(words)s") % words)
    if made.bare:
        words = {"words": "; ".join(made.bare)}
        messages.warning(request, _("No Khmer text yet, so not marked as translated: %(words)s") % words)


def _page(
    request: HttpRequest,
    found: Bench,
    *,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    pair = found.reading.pair
    lines = lines_of(found, queries.glossary(), texts or {})
    open_lines = [line for line in lines if line.what != "current"]
    only = request.GET.get("chi") == "viec" and bool(open_lines)
    context: dict[str, Any] = {
        "bench": found,
        "pair": pair,
        "lines": open_lines if only else lines,
        "only": only,
        "total": len(lines),
        "left": len(open_lines),
        "own": found.reading.sides.own,
        "now": clock.now(),
        "refusal": refusal,
        "update": next((each for each in found.offers if each.action == "update"), None),
        "acts": [each for each in found.offers if each.action in {"submit", "approve", "release", "return"}],
    }
    return show(
        request,
        "bench.html",
        str(pair.source),
        here="queue",
        trail=trail(),
        status=refusal.status if refusal else 200,
        **context,
    )
