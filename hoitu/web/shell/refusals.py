"""A screen that a role does not open: said with its status, and on record."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import auth

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.requests import wants_json
from hoitu.kernel import clock
from hoitu.web import errors

logger = logging.getLogger(__name__)
Answer = Callable[[HttpRequest], HttpResponse]


def take_over() -> None:
    """Answer in Wagtail's place, which leads to the front page without a status and keeps nothing."""
    auth.permission_denied = refuse
    auth.reject_request = _ask_to_sign_in(auth.reject_request)


def refuse(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django hands it
    """Return 403 and leave an entry: who wanted to open what. A script of a session that has ended gets 401."""
    if not isinstance(request.user, Person) and wants_json(request):
        return _signed_out()
    return _say(request, errors.not_for_your_role())


def _ask_to_sign_in(wagtails: Answer) -> Answer:
    def answer(request: HttpRequest) -> HttpResponse:
        """Lead strangers to the door; who is signed in and has no role today would go round in circles there."""
        if not isinstance(request.user, Person):
            return _signed_out() if wants_json(request) else wagtails(request)
        message = _("Your account holds no role today. Ask the administrator of your agency for one.")
        return _say(request, message, roleless=True)

    return answer


def _signed_out() -> JsonResponse:
    """Tell a page left open that nobody is signed in any more, and that its text is not lost."""
    message = _("You are signed out. Your text is still on this page: sign in in another tab, then save again.")
    return JsonResponse({"message": message, "login_url": reverse("account_login")}, status=401)


def _say(request: HttpRequest, message: str, *, roleless: bool = False) -> HttpResponse:
    _record(request)
    if wants_json(request):
        return JsonResponse({"message": message}, status=403)
    return errors.permission_denied(request, message, roleless=roleless)


def _record(request: HttpRequest) -> None:
    """Keep who was refused what; a refusal stays one where it cannot be written down."""
    if not isinstance(request.user, Person):
        return
    try:
        audit.record(
            by=request.user,
            action="shell.screen.open",
            outcome="refused",
            detail={"path": request.path[:300], "method": str(request.method)},
            now=clock.now(),
        )
    except DatabaseError:
        logger.exception("A refusal was not recorded: %s", request.path)
