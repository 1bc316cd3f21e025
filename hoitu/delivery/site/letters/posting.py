"""How a public form is answered: first shown with what was written so far, then taken in once, never lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from hoitu.audience.readers import doorkeeping
from hoitu.delivery.site import wording
from hoitu.delivery.site.views import page_response
from hoitu.kernel import clock
from hoitu.kernel.refusal import Refusal

Take = Callable[[Form, doorkeeping.Form], object]
Done = Callable[[doorkeeping.Form], str]


def answer(
    request: HttpRequest,
    form_class: type[Form],
    about: str,
    take: Take,
    done: str | Done,
    *,
    language: str,
    **shown: Any,
) -> HttpResponse:
    """Show a form on its page (`template` in `shown`), or take in what it brings and lead on to `done`.

    Without a token, e.g. from the little form below an article, the words are shown in the whole form.
    """
    with translation.override(language):
        if request.method != "POST" or not request.POST.get("phieu"):
            begun = form_class(
                initial={name: request.POST[name] for name in request.POST if name in form_class.base_fields}
            )
            return _page(request, begun, about, language, 200, "", shown)
        form = form_class(request.POST, request.FILES or None)
        if getattr(form, "is_trapped", False):
            return HttpResponse(status=204)  # the machine is told that all went well
        if not form.is_valid():
            return _page(request, form, about, language, 422, "", shown)
        try:
            slip = doorkeeping.take_back(form.cleaned_data["phieu"], about, clock.now())
            doorkeeping.count(about.partition(":")[0], request.META.get("REMOTE_ADDR", ""), clock.now())
            take(form, slip)
        except Refusal as refusal:
            return _page(request, form, about, language, refusal.status, wording.refused(refusal), shown)
    answered = HttpResponse(status=303, headers={"Location": done if isinstance(done, str) else done(slip)})
    answered["Cache-Control"] = "no-store"
    return answered


def _page(
    request: HttpRequest, form: Form, about: str, language: str, status: int, refusal: str, shown: dict[str, Any]
) -> HttpResponse:
    template = shown.pop("template")
    context = {**shown, "form": form, "token": doorkeeping.hand_out(about, clock.now()), "refusal": refusal}
    response = page_response(request, template, language, context, status=status)
    response["Cache-Control"] = "no-store"
    return response
