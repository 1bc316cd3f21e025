"""Locks idle sessions, and lets nobody work before their password and second factor are in order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory import parking, queries, rules
from hoitu.foundation.directory.memory import remembering
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.operations.second_factor import has_second_factor
from hoitu.foundation.directory.requests import STAFF, is_background, wants_json
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.clock import local_date, now

SEEN = "directory.seen_at"
PASSED = "directory.gate_passed_at"
NOTE_EVERY = 30  # seconds between two writes of the session
GATE_EVERY = 300  # seconds a passed gate stays passed
OPEN = {
    "account_login",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
    "mfa_authenticate",
    "mfa_reauthenticate",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_download_recovery_codes",
    "wagtailadmin_logout",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}
Next = Callable[[HttpRequest], HttpResponse]


class IdleMiddleware:
    """Ends a session not used for norm `idle_minutes`; what was being sent is kept for the same person."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Lock, or note that somebody is at work; what comes after the session has ended is kept."""
        if not request.user.is_authenticated:
            return _late(request, self.get_response(request))
        at = now()
        seen = float(request.session.get(SEEN, 0) or 0)
        minutes = int(norms.value("security_baseline", "value", local_date(at), "idle_minutes"))
        if seen and rules.is_idle(seen, at.timestamp(), minutes):
            return _lock(request, minutes)
        if not is_background(request) and at.timestamp() - seen > NOTE_EVERY:
            request.session[SEEN] = at.timestamp()
        response = self.get_response(request)
        if request.method == "GET" and request.path.startswith(STAFF):
            parking.mark(request, response)
        return response


class MemoryMiddleware:
    """Lets a page that only reads ask once for everybody's roles and rights."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Remember while a page is shown; where something is changed, every answer is fresh."""
        if request.method not in {"GET", "HEAD"}:
            return self.get_response(request)
        with remembering():
            return self.get_response(request)


class GateMiddleware:
    """Sends people to change a password or to set up the second factor before anything else in the newsroom."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; the gate stands where the view is known."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        """Return where to go first, or None."""
        match = request.resolver_match
        person = request.user
        if not isinstance(person, Person) or not request.path.startswith(STAFF) or match is None:
            return None
        if match.url_name in OPEN:
            return None
        wanted = _first_duty(request, person)
        if wanted is None:
            return None
        name, message = wanted
        if wants_json(request):
            return JsonResponse({"message": message, "url": reverse(name)}, status=403)
        messages.warning(request, message)
        return redirect(name)


def _lock(request: HttpRequest, minutes: int) -> HttpResponse:
    kept = parking.take(request, str(request.user.pk))
    request.ended_by_idleness = True  # type: ignore[attr-defined] # read by the audit's handler of the logout
    logout(request)
    message = _("The session was locked after {minutes} minutes without activity. Sign in again.").format(
        minutes=minutes
    )
    if wants_json(request):
        login_url = reverse("account_login")
        text = _("Your text is still on this page: sign in in another tab, then save again.")
        return JsonResponse({"message": f"{message} {text}", "login_url": login_url}, status=401)
    messages.warning(request, message)
    if kept is not None:
        parking.put(request, kept)
        return redirect_to_login(reverse("directory_parked"), reverse("account_login"))
    target = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return redirect_to_login(target, reverse("account_login"))


def _late(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Keep what somebody sent who was signed out elsewhere, where the answer is "sign in first"."""
    if request.method != "POST" or response.status_code != HTTPStatus.FOUND or not request.path.startswith(STAFF):
        return response
    login = reverse("account_login")
    if not response["Location"].startswith(login) or not parking.keep(request):
        return response
    messages.warning(request, _("You were signed out meanwhile. Sign in again: what you sent is kept for you."))
    return redirect_to_login(reverse("directory_parked"), login)


def _first_duty(request: HttpRequest, person: Person) -> tuple[str, str] | None:
    if person.must_change_password:
        return "account_change_password", _("Choose a new password of your own first.")
    at = now()
    if at.timestamp() - float(request.session.get(PASSED, 0) or 0) < GATE_EVERY:
        return None
    today = local_date(at)
    if _administrators_password_is_old(person):
        return "account_change_password", _("Administrators change their password regularly: choose a new one.")
    if queries.needs_second_factor(person, today) and not has_second_factor(person):
        return "mfa_activate_totp", _("Your work needs a second factor: set it up first.")
    request.session[PASSED] = at.timestamp()
    return None


def _administrators_password_is_old(person: Person) -> bool:
    at = now()
    today = local_date(at)
    days = int(norms.value("security_baseline", "value", today, "admin_password_days"))
    changed = person.password_changed_at or person.date_joined
    if at - changed < timedelta(days=days):
        return False
    return any(held.role == Role.ADMINISTRATOR for held in queries.roles_on(person.pk, today))
