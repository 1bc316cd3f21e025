"""Signs of life of open pages, and taking over the writing of a text."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.kernel import clock
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing import operations, queries
from hoitu.production.writing.operations import Answer, Sign
from hoitu.production.writing.views.frame import person_of, screen, show

LONGEST = timedelta(days=30)


@require_POST
def sign(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Take a sign of life of an open page; answer who writes, who is there and which version is the newest."""
    try:
        answer = operations.check_in(
            by=person_of(request), output_id=output_id, sign=_sign(request.POST), now=clock.now()
        )
    except Refusal as refusal:
        return JsonResponse({"message": refusal.message}, status=refusal.status)
    return JsonResponse(_said(answer))


@require_POST
def departure(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Note that a page was closed; nobody reads the answer."""
    operations.leave(by=person_of(request), output_id=output_id, tab=request.POST.get("tab", ""), now=clock.now())
    return HttpResponse(status=204)


@screen
@require_http_methods(["GET", "POST"])
def take_over(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Ask whether to take the writing over from the one who writes; a POST does it and opens the text."""
    person, now = person_of(request), clock.now()
    if request.method == "POST":
        operations.take_over(by=person, output_id=output_id, now=now)
        messages.success(request, _("You write this text now. The colleague who wrote it is told."))
        return redirect("newsroom:write", output_id=output_id)
    access = newsroom.write_access(person, output_id, now)
    there = queries.attendance(output_id, person, now)
    if not there.is_theirs or not access.may_save:
        return redirect("newsroom:write", output_id=output_id)
    output, address = access.output, reverse("newsroom:write", args=[output_id])
    return show(
        request,
        "take_over.html",
        _("Take over the writing"),
        trail=((output.headline or output.story.title, address),),
        output=output,
        lock=there.lock,
        back_url=address,
    )


def _sign(given: QueryDict) -> Sign:
    return Sign(
        tab=given.get("tab", ""),
        open_for=min(timedelta(milliseconds=_whole(given.get("open_ms", ""))), LONGEST),
        writes=given.get("writes") == "yes",
        typed=given.get("typed") == "yes",
    )


def _whole(given: str) -> int:
    """Return a number of milliseconds; what makes no sense is none."""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 13 else 0  # noqa: PLR2004 - some 30 years


def _said(answer: Answer) -> dict[str, Any]:
    there, taken = answer.attendance, answer.taken
    lock = there.lock
    return {
        "lock": "free" if lock is None else "mine" if there.is_mine else "theirs",
        "who": str(lock.holder) if lock else "",
        "since": _hour(lock.since) if lock else "",
        "typed_at": _hour(lock.typed_at) if lock and lock.typed_at else "",
        "others": list(there.others),
        "other_tab": there.in_another_tab,
        "may_save": answer.may_save,
        "version": answer.version,
        "taken": {"who": str(taken.taken_by), "at": _hour(taken.ended_at)} if taken and taken.ended_at else None,
    }


def _hour(at: datetime) -> str:
    return f"{at.astimezone(HO_CHI_MINH):%H:%M}"
