"""Browsers that show notices: added with consent by the browser itself, removed by hand."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoitu.foundation.notices import operations
from hoitu.foundation.notices.devices import name_of
from hoitu.foundation.notices.forms import DeviceForm
from hoitu.foundation.notices.views.page import FRAME
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock
from hoitu.kernel.refusal import Refusal


@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Keep this browser's subscription (asked by our script)."""
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"message": _("The browser sent no whole subscription. Try again.")}, status=422)
    try:
        operations.add_device(
            by=person_of(request), label=name_of(request.headers.get("user-agent", "")), now=clock.now(),
            **form.cleaned_data,
        )  # fmt: skip
    except Refusal as refusal:
        return JsonResponse({"message": refusal.message}, status=refusal.status)
    messages.success(request, _("This browser shows your notices from now on."))
    return JsonResponse({"message": ""})


@FRAME.screen
@require_POST
def remove(request: HttpRequest, device_id: UUID) -> HttpResponse:
    """Forget a browser."""
    operations.remove_device(by=person_of(request), device_id=device_id, now=clock.now())
    messages.success(request, _("The browser was removed."))
    return redirect("notices:preferences")


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """Give the browser the script that shows what is pushed; its scope is this folder alone."""
    return render(request, "notices/service_worker.js", content_type="text/javascript")
