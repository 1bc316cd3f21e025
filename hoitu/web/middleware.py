"""What every answer passes on its way: hostile requests turned away, refusals told, headers set."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DataError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse

from hoitu.kernel.refusal import Refusal
from hoitu.web import errors, storage

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
# What Wagtail needs besides: see docs/decisions/0020-content-security-policy.md.
STAFF = STRICT | {
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
}
# Wagtail's text editor puts style elements of its own into the page.
WRITING = STAFF | {"style-src": "'self' 'unsafe-inline'"}
WRITING_PREFIXES = ("/toa-soan/san-pham/", "/toa-soan/mau/")
STAFF_PREFIX = "/toa-soan/"
ENTRANCE = ("/toa-soan/dang-nhap/", "/toa-soan/dang-xuat/")
PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()"


def policy(directives: dict[str, str]) -> str:
    """Return the header's value."""
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def policy_of(path: str) -> str:
    """Return the content security policy of an address."""
    if path.startswith(WRITING_PREFIXES):
        return policy(WRITING)
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

    Null characters break PostgreSQL, numbers beyond 64 bits break SQLite, names beyond 255 bytes break the file
    system, words in place of a number break Wagtail's views, and a refusal that no view caught still has a message
    for the person.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return errors.bad_request(request)
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.streaming and not response.content:
            return errors.wrong_method(request, response.headers.get("Allow", ""))
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Turn what is anticipated into a page with its status; leave the rest to Django."""
        if isinstance(exception, Refusal):
            return errors.refused(request, exception)
        if isinstance(exception, ProtectedError):
            return errors.still_used(request)
        if isinstance(exception, OSError) and exception.errno == errno.ENAMETOOLONG:
            return errors.not_found(request)
        if (trouble := storage.trouble(exception)) is not None:
            logger.error("Out of order at %s: %r", request.path, exception)
            return errors.out_of_order(request, is_full=trouble == storage.FULL)
        if _is_unreadable(request, exception) and not settings.DEBUG:
            logger.warning("Unreadable at %s: %r", request.resolver_match and request.resolver_match.route, exception)
            return errors.bad_request(request)
        return None


def _is_unreadable(request: HttpRequest, exception: Exception) -> bool:
    """Tell whether an exception says that a request holds what nobody can read.

    Wagtail's own views fail with whatever they stumble over when a field is missing or is no number.
    """
    if isinstance(exception, (DataError, OverflowError)):
        return True
    view = request.resolver_match.func if request.resolver_match else None
    if not getattr(view, "__module__", "").startswith("wagtail."):
        return False
    stumbling = (ValueError, TypeError, AttributeError, KeyError, ValidationError)
    return isinstance(exception, stumbling) and _stumbled_in_a_package(exception)


def _stumbled_in_a_package(exception: Exception) -> bool:
    """Tell whether no code of ours stands behind an exception: what we fail at is ours to mend, and stays a failure."""
    frame = exception.__traceback__
    while frame is not None:
        name = str(frame.tb_frame.f_globals.get("__name__", ""))
        if name.startswith("hoitu.") and not name.startswith(("hoitu.web.", "hoitu.foundation.directory.middleware")):
            return False
        frame = frame.tb_next
    return True
