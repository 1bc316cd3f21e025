"""The house style beside a text: what was found, put in by one tap, left, or taken into the dictionary."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing import operations, queries
from hoitu.production.writing.forms import AcceptanceForm
from hoitu.production.writing.rules import keepers
from hoitu.production.writing.style_words import RULES, said
from hoitu.production.writing.views.frame import person_of, screen, show

PART = "style"
MOST_SHOWN = 200
CLOSED = frozenset({"released", "withdrawn", "spiked"})


@screen
@require_safe
def findings(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show what the house style finds in a text as it is saved: the drawer for our script, or a page of its own."""
    return _answered(request, _output(request, output_id))


@screen
@require_POST
def mending(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Put one suggestion in, or with `all` every one that needs no further word."""
    form = AcceptanceForm(request.POST)
    base = form.cleaned_data["base_version"] if form.is_valid() else 0
    by, now = person_of(request), clock.now()
    try:
        if "all" in request.POST:
            operations.put_all_in(by=by, output_id=output_id, base_version=base, now=now)
        else:
            key = request.POST.get("key", "")
            operations.put_in(by=by, output_id=output_id, key=key, base_version=base, now=now)
    except Refusal as refusal:
        return _answered(request, _output(request, output_id), refusal=refusal)
    messages.success(request, _("The suggested words are in the text."))
    return redirect(reverse("newsroom:write", args=[output_id]) + "#van-phong")


@screen
@require_POST
def leaving(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Leave words as they are."""
    by, key = person_of(request), request.POST.get("key", "")
    return _act(
        request, output_id, lambda: operations.leave_finding(by=by, output_id=output_id, key=key, now=clock.now())
    )


@screen
@require_POST
def recalling(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Call back that words were left."""
    by, given = person_of(request), request.POST.get("answer", "")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0  # noqa: PLR2004 - an id
    return _act(
        request,
        output_id,
        lambda: operations.recall_finding(by=by, output_id=output_id, answer_id=number, now=clock.now()),
    )


@screen
@require_POST
def accepting(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Take a word of the text into its agency's dictionary."""
    by, word = person_of(request), request.POST.get("word", "")
    agency_id = _output(request, output_id).story.agency_id
    return _act(
        request, output_id, lambda: operations.accept_word(by=by, agency_id=agency_id, word=word, now=clock.now())
    )


def _output(request: HttpRequest, output_id: UUID) -> newsroom.Output:
    return newsroom.readable_output(person_of(request), output_id, clock.now())


def _act(request: HttpRequest, output_id: UUID, act: Callable[[], object]) -> HttpResponse:
    output = _output(request, output_id)
    try:
        act()
    except Refusal as refusal:
        return _answered(request, output, refusal=refusal)
    if request.headers.get("X-Part") != PART:
        return redirect(_address(output.pk, writing=_is_writing(request)))
    return _answered(request, output)


def _address(output_id: UUID, *, writing: bool) -> str:
    return reverse("writing:style", args=[output_id]) + ("?viet=1" if writing else "")


def _is_writing(request: HttpRequest) -> bool:
    """Say whether the text may be written, as the page around the drawer knows; the operations ask for themselves."""
    return bool(request.GET.get("viet") or request.POST.get("viet"))


def _answered(request: HttpRequest, output: newsroom.Output, *, refusal: Refusal | None = None) -> HttpResponse:
    """Answer with the drawer for our script, else with a page."""
    status = refusal.status if refusal else 200
    context = {**_context(request, output), "style_refusal": refusal}
    if request.headers.get("X-Part") == PART:
        return render(request, "writing/parts/style.html", context, status=status)
    title = output.headline or output.story.title
    trail = ((title, reverse("newsroom:write", args=[output.pk])),)
    page = {"is_page": True, "is_open": True, **context}
    return show(request, "style.html", _("House style"), trail=trail, status=status, icon="clipboard-list", **page)


def _context(request: HttpRequest, output: newsroom.Output) -> dict[str, Any]:
    now = clock.now()
    found = queries.review(output, now)
    standing = directory.standing(person_of(request), local_date(now))
    return {
        "output": output,
        "base_version": output.version,
        "may_save": _is_writing(request) and output.state not in CLOSED,
        "address": _address(output.pk, writing=_is_writing(request)),
        "may_keep": keepers.keeps_style(standing, output.story.agency_id),
        "found": [said(finding, holds=finding.rule in found.holding) for finding in found.open[:MOST_SHOWN]],
        "open_count": len(found.open),
        "mendable_count": len(found.mendable),
        "left": [(answer, RULES[answer.rule][0]) for answer in found.left if answer.rule in RULES],
        "is_checked": output.language in queries.LANGUAGES,
    }
