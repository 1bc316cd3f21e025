"""Behind nginx every request comes from nginx: who asked stands in a header that nginx always overwrites."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from contextlib import suppress

from django.http import HttpRequest, HttpResponse


class ReaderAddressMiddleware:
    """Puts the address of who asked where audit, lock-out and rate limits look; only with HOITU_BEHIND_PROXY=1."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Real-IP", "")
        with suppress(ValueError):  # asked on this machine, past nginx: the address we have is true
            request.META["REMOTE_ADDR"] = str(ipaddress.ip_address(given))
        return self.get_response(request)
