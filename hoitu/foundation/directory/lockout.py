"""What django-axes asks of us: how many failures, how long locked, what to show, and what a lock-out looks like."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from axes.models import AccessAttempt
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from hoitu.foundation.directory.requests import wants_json
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.clock import local_date, now

LOCKED_STATUS = 429


def failure_limit(request: HttpRequest | None = None, credentials: Any = None) -> int:  # noqa: ARG001 - axes calls it so
    """Return after how many wrong passwords an account is locked (norm `failed_login_max`)."""
    return int(norms.value("security_baseline", "value", local_date(now()), "failed_login_max"))


def cool_off(request: HttpRequest | None = None) -> timedelta:  # noqa: ARG001 - axes calls it so
    """Return how long an account stays locked (norm `lockout_hours_min`)."""
    return timedelta(hours=int(norms.value("security_baseline", "value", local_date(now()), "lockout_hours_min")))


def username_of(request: HttpRequest | None, credentials: Any = None) -> str:
    """Return the user name as it is counted: without regard to capitals."""
    typed = (credentials or {}).get("username") or (request.POST.get("login", "") if request else "")
    return str(typed).strip().lower()[:150]


def answer(request: HttpRequest, response: HttpResponse | None = None, credentials: Any = None) -> HttpResponse:  # noqa: ARG001
    """Say that the account is locked, for how long, and who can help."""
    hours = int(cool_off().total_seconds() // 3600)
    message = _(
        "This account is locked after too many wrong passwords. Try again in {hours} hours, or ask an administrator."
    ).format(hours=hours)
    if wants_json(request):
        return JsonResponse({"message": message}, status=LOCKED_STATUS)
    return render(request, "directory/locked.html", {"message": message}, status=LOCKED_STATUS)


def locked_until(username: str, at: datetime) -> datetime | None:
    """Return until when an account is locked, or None."""
    return locked_usernames([username], at).get(username)


def locked_usernames(usernames: list[str] | None, at: datetime) -> dict[str, datetime]:
    """Return who of these (None: of all) is locked at an instant, and until when (two queries at most)."""
    recent = AccessAttempt.objects.filter(attempt_time__gt=at - cool_off())
    if usernames is not None:
        recent = recent.filter(username__in=usernames)
    counts = recent.values("username").annotate(failures=Sum("failures_since_start"))
    locked = [row["username"] for row in counts if row["failures"] >= failure_limit()]
    found: dict[str, datetime] = {}
    for attempt in recent.filter(username__in=locked):
        until = attempt.attempt_time + cool_off()
        found[attempt.username] = max(until, found.get(attempt.username, until))
    return found
