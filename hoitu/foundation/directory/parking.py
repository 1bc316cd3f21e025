"""Keeps what somebody sent when their session was over, until the same person signs in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

KEY = "directory.parked"
MOST_BYTES = 512 * 1024
NEVER = {"csrfmiddlewaretoken"}
MARK = "hoitu_nguoi"
MARK_S = 12 * 3600


@dataclass(frozen=True)
class Parked:
    """A form that was sent too late: where to, and its fields in order (files are not kept)."""

    path: str
    fields: tuple[tuple[str, str], ...]


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the fields somebody sent, in order; nothing of passwords, and nothing of what is too much to hand back."""
    if request.method != "POST" or any("password" in name for name in request.POST):
        return []
    fields = [(name, str(value)) for name, values in request.POST.lists() if name not in NEVER for value in values]
    return fields if sum(len(name) + len(value) for name, value in fields) <= MOST_BYTES else []


def take(request: HttpRequest, owner: str) -> dict[str, Any] | None:
    """Return what is worth keeping of a late request of somebody, as JSON values, or None.

    What a page sends by itself while it is left (a sign of departure) must not take the place of what was typed.
    """
    if request.headers.get("sec-fetch-mode", "navigate") != "navigate":
        return None
    fields = typed(request)
    return {"person": owner, "path": request.get_full_path(), "fields": fields} if fields else None


def keep(request: HttpRequest) -> bool:
    """Keep a form that came too late and say whether it was: its session had ended, or another began meanwhile.

    Whose it is says the session; without one, the browser's mark of who worked here last. Only what a page of ours
    sent is kept: what another site had a browser send must never wait for a press of "send again".
    """
    person = getattr(request, "user", None)
    owner = (
        str(getattr(person, "pk", None) or "") or request.get_signed_cookie(MARK, "", salt=MARK, max_age=MARK_S) or ""
    )
    if not owner or urlsplit(request.headers.get("origin", "")).netloc != request.get_host():
        return False
    kept = take(request, owner)
    if kept is None:
        return False
    put(request, kept)
    return True


def mark(request: HttpRequest, response: HttpResponse) -> None:
    """Let the browser remember who works in it, signed: it opens nothing, it only says whose late text is."""
    person = str(request.user.pk or "")
    if person and request.get_signed_cookie(MARK, "", salt=MARK) != person:
        response.set_signed_cookie(
            MARK,
            person,
            salt=MARK,
            max_age=MARK_S,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )


def put(request: HttpRequest, kept: dict[str, Any]) -> None:
    """Keep it in the (new, anonymous) session of this browser."""
    request.session[KEY] = kept


def read(request: HttpRequest) -> Parked | None:
    """Return what this person had typed; somebody else's is thrown away."""
    kept = request.session.get(KEY)
    if not isinstance(kept, dict):
        return None
    if kept.get("person") != str(request.user.pk):
        drop(request)
        return None
    return Parked(kept["path"], tuple((name, value) for name, value in kept["fields"]))


def drop(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(KEY, None)
