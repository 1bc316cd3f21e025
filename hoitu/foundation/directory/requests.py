"""What the middleware need to know of a request."""

from __future__ import annotations

from django.http import HttpRequest

STAFF = "/toa-soan/"
BACKGROUND = ("/toa-soan/editing-sessions/",)  # the editor's heartbeat: a page left open is not a person at work


def wants_json(request: HttpRequest) -> bool:
    """Say whether a script asked, so that it gets a status and a message instead of a page."""
    return (
        request.headers.get("x-requested-with") == "XMLHttpRequest"
        or request.headers.get("hx-request") == "true"
        or request.content_type == "application/json"
        or request.headers.get("accept", "").startswith("application/json")
    )


def is_background(request: HttpRequest) -> bool:
    """Say whether a page asked by itself (heartbeat, polling): such requests carry `X-Background: 1`."""
    return request.headers.get("x-background") == "1" or request.path.startswith(BACKGROUND)


def source_of(request: HttpRequest | None) -> str:
    """Return the address a request came from, for the audit."""
    return str(request.META.get("REMOTE_ADDR", ""))[:64] if request is not None else ""
