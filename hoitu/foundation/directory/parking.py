"""Keeps what somebody had typed when their session was locked, until the same person signs in again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

KEY = "directory.parked"
MOST_BYTES = 512 * 1024
NEVER = {"csrfmiddlewaretoken"}


@dataclass(frozen=True)
class Parked:
    """A form that was sent too late: where to, and its fields in order (files are not kept)."""

    path: str
    fields: tuple[tuple[str, str], ...]


def take(request: HttpRequest) -> dict[str, Any] | None:
    """Return what is worth keeping of a late request, as JSON values, or None."""
    if request.method != "POST" or any("password" in name for name in request.POST):
        return None
    fields = [[name, value] for name, values in request.POST.lists() if name not in NEVER for value in values]
    size = sum(len(name) + len(str(value)) for name, value in fields)
    if not fields or size > MOST_BYTES:
        return None
    return {"person": str(request.user.pk), "path": request.get_full_path(), "fields": fields}


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
