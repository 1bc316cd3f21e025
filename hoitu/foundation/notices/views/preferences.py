"""How notices arrive: kinds and channels, hours, browsers."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.foundation.notices import operations, queries
from hoitu.foundation.notices.channels import push_key, push_message
from hoitu.foundation.notices.forms import CHANNEL_LABELS, PreferencesForm
from hoitu.foundation.notices.views.page import FRAME, below_the_list
from hoitu.foundation.screens.frame import person_of
from hoitu.kernel import clock


@require_http_methods(["GET", "HEAD", "POST"])
def preferences(request: HttpRequest) -> HttpResponse:
    """Show and keep one's preferences."""
    me = person_of(request)
    wishes = queries.wishes(me)
    sent = request.POST if request.method == "POST" else None
    form = PreferencesForm(sent, choices=queries.choices(wishes), initial=asdict(wishes.habits))
    status = 200
    if form.is_bound:
        if form.is_valid():
            operations.set_preferences(by=me, habits=form.habits, wanted=form.wanted, now=clock.now())
            messages.success(request, _("Kept. It holds from the next notice on."))
            return redirect("notices:preferences")
        status = 422
    return FRAME.show(
        request,
        "preferences.html",
        _("How notices arrive"),
        trail=below_the_list(),
        status=status,
        form=form,
        channels=CHANNEL_LABELS.values(),
        devices=wishes.devices,
        email=me.email,
        stays=not settings.SMTP.host,
        push_key=push_message.public_text(push_key.private_key()),
    )


@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    """Send oneself a notice."""
    operations.try_out(by=person_of(request), now=clock.now())
    messages.success(request, _("A trial notice is on its way. The delivery log says how it went."))
    return redirect("notices:preferences")
