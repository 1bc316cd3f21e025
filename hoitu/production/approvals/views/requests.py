"""Asking for a word on an output: who was asked, what they said, asking another, withdrawing."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.screens.attempts import attempt, sent
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotFound
from hoitu.production.approvals import operations, queries
from hoitu.production.approvals.forms import RequestForm, WithdrawalForm
from hoitu.production.approvals.labels import STANDINGS
from hoitu.production.approvals.views.frame import screen, show
from hoitu.production.newsroom.queries import OutputPage
from hoitu.production.newsroom.views.output_page import inner_page_of, trail_of


@screen
@require_http_methods(["GET", "POST"])
def of_output(request: HttpRequest, output_id: UUID) -> HttpResponse:
    """Show the sign-offs of an output, and ask another colleague."""
    page, now = inner_page_of(request, output_id), clock.now()
    asks = queries.may_ask(page.offers)
    people = queries.colleagues(page.output, person_of(request), now) if asks else []
    form = RequestForm(sent(request), people=people)
    tried = attempt(request, form, operations.ask, output_id=output_id)
    if tried.done:
        messages.success(request, _("Asked. They see it on their desk; the release waits for their word."))
        return redirect("approvals:of_output", output_id=output_id)
    return show(
        request,
        "of_output.html",
        _("Sign-offs"),
        trail=trail_of(page.output),
        status=tried.status,
        refusal=tried.refusal,
        form=form if asks else None,
        asked=bool(form.data),
        sign_offs=_shown(page),
        output=page.output,
        back=reverse("newsroom:write", args=[output_id]),
    )


def _shown(page: OutputPage) -> list[dict[str, object]]:
    found = queries.sign_offs_of(page.output.pk, page.output.content_hash)
    return [
        {
            "request": each.request,
            "subject": each.subject,
            "answers": each.answers,
            "standing": each.standing,
            "word": STANDINGS[each.standing],
        }
        for each in found
    ]


@screen
@require_http_methods(["GET", "POST"])
def withdrawal(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Withdraw a request with a reason."""
    asked = queries.open_request(request_id)
    if asked is None:
        raise NotFound(_("There is no such request, or it was withdrawn already."))
    page = inner_page_of(request, asked.output_id)
    back = reverse("approvals:of_output", args=[asked.output_id])
    form = WithdrawalForm(sent(request))
    tried = attempt(request, form, operations.withdraw, request_id=request_id)
    if tried.done:
        messages.success(request, _("Withdrawn: the release no longer waits for it."))
        return redirect(back)
    return show(
        request,
        "withdrawal.html",
        _("Withdraw the request"),
        trail=(*trail_of(page.output), (_("Sign-offs"), back)),
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        asked=asked,
        back=back,
    )
