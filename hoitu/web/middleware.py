"""What every answer passes on its way: hostile requests turned away, refusals told, headers set."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse

from hoitu.kernel.refusal import Refusal
from hoitu.web import errors

logger = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]

# Nothing is loaded from elsewhere, nothing is embedded elsewhere, no script stands in a page.
STRICT = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# What Wagtail needs besides: see docs/decisions/0010-content-security-policy.md.
STAFF = STRICT | {
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
STAFF_PREFIX = "/toa-soan/"
ENTRANCE = ("/toa-soan/dang-nhap/", "/toa-soan/dang-xuat/")
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


def policy(directives: dict[str, str]) -> str:
    """Return the header's value."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def policy_of(path: str) -> str:
    """Return the content security policy of an address."""
    staff = path.startswith(STAFF_PREFIX) and not path.startswith(ENTRANCE)
    return policy(STAFF if staff else STRICT)


class SecurityHeadersMiddleware:
    """Sets the policy of the page and keeps powerful features of browsers off."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", policy_of(request.path))
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response


class BadInputMiddleware:
    """Answers what no form could mend with a clear page instead of a failure.

    Null characters break PostgreSQL, numbers beyond 64 bits break SQLite, and a refusal that no view caught
    still has a message for the person.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn what is anticipated into a page with its status; leave the rest to Django."""
        if isinstance(exception, Refusal):
            return errors.refused(request, exception)
        if isinstance(exception, (DataError, OverflowError)) and not settings.DEBUG:
            logger.warning(
                "Value out of range at %s: %s", request.resolver_match and request.resolver_match.route, exception
            )
            return errors.bad_request(request)
        return None
