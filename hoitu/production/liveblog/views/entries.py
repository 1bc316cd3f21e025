"""One entry: its versions, a correction, its return and its removal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.screens.attempts import Attempt, attempt
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.production.liveblog import operations, queries
from hoitu.production.liveblog.forms import CorrectionForm, RemovalForm, ReturnForm
from hoitu.production.liveblog.views.frame import screen, show, trail
from hoitu.production.liveblog.views.shown import ShownEntry, shown_entry

OPERATIONS: dict[str, Callable[..., object]] = {
    "correct": operations.correct,
    "return": operations.send_back,
    "remove": operations.remove,
}


@screen
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Show an entry with all that happened to it; a POST is one step, named by its button."""
    page, found = queries.entry_page(person_of(request), entry_id, clock.now())
    shown = shown_entry(page, found, person_of(request).pk)
    step = request.POST.get("step", "")
    forms = _forms(request.POST, step, shown)
    tried = attempt(request, forms[step], OPERATIONS[step], entry_id=entry_id) if step in forms else Attempt()
    if tried.done:
        messages.success(request, _("Done."))
        return redirect("liveblog:blog", output_id=found.blog_id)
    return show(
        request,
        "entry.html",
        _("Live entry"),
        trail=trail(page.output),
        status=tried.status,
        refusal=tried.refusal,
        shown=shown,
        page=page,
        correction=forms["correct"],
        returning=forms["return"],
        removal=forms["remove"],
        media=forms["correct"].media,
    )


def _forms(sent: Any, step: str, shown: ShownEntry) -> dict[str, Form]:
    def data(name: str) -> Any:
        return sent if step == name else None

    newest = shown.newest
    initial = CorrectionForm.initial_of(newest)
    return {
        "correct": CorrectionForm(data("correct"), with_note=bool(shown.entry.shown), initial=initial),
        "return": ReturnForm(data("return"), initial={"base": newest.number}),
        "remove": RemovalForm(data("remove")),
    }
