"""Giving the word one was asked for: read the text, agree or object; made for a phone."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.foundation.screens.frame import paged, person_of
from hoitu.kernel import clock
from hoitu.production.approvals import operations, queries
from hoitu.production.approvals.forms import AnswerForm
from hoitu.production.approvals.views.frame import screen, show
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.views.output_page import content_of


@screen
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show what waits for a person's word, and what they have said."""
    person, now = person_of(request), clock.now()
    waiting = list(queries.waiting_for(person)[:50])
    given = paged(request, queries.answered_by(person))
    return show(request, "mine.html", _("Sign-offs asked of me"), waiting=waiting, now=now, **given)


@screen
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Show the text and take the word on it."""
    asked = queries.request_for(person_of(request), request_id)
    page = newsroom.output_page(person_of(request), asked.output_id, clock.now())
    form = AnswerForm(sent(request), initial={"content_hash": page.output.content_hash})
    tried = attempt(request, form, operations.answer, request_id=request_id)
    if tried.done:
        messages.success(request, _("Your word on “%(title)s” is recorded.") % {"title": page.output})
        return redirect("approvals:mine")
    return show(
        request,
        "answer.html",
        _("Your word: %(title)s") % {"title": page.output},
        trail=((_("Sign-offs asked of me"), reverse("approvals:mine")),),
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        asked=asked,
        answers=list(asked.answers.all()),
        output=page.output,
        content=content_of(page),
        open=page.output.state in queries.OPEN,
    )
