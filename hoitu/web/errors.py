"""Pages that say what went wrong and where to go; they ask neither the database nor the session."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.delivery.site import views as site
from hoitu.foundation.directory import parking
from hoitu.foundation.directory.requests import wants_json
from hoitu.kernel.refusal import Refusal


def page(
    status: int,
    title: str,
    message: str,
    *,
    staff: bool,
    problems: tuple[str, ...] = (),
    **shown: Any,
) -> HttpResponse:
    """Return a page of the given status; staff are led back to the newsroom, readers to the front page.

    Also `shown`: who holds no role (`roleless`) finds only closed doors in the newsroom and is led to sign out; `way`
    is the address where what they sent is kept; `fields` with `path` and `csrf_token` is what they sent, to send again.
    """
    context = {"status": status, "title": title, "message": message, "problems": problems, "staff": staff, **shown}
    return HttpResponse(render_to_string("web/error.html", context), status=status)


def _is_staff_page(request: HttpRequest) -> bool:
    return request.path.startswith("/toa-soan/")


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Return 400."""
    message = _("The address or the form holds something we cannot read. Check it and try again.")
    return page(400, _("We cannot read this request"), message, staff=_is_staff_page(request))


def not_for_your_role() -> str:
    """Return what somebody reads whose role does not open a page."""
    return _("Your role does not open this page. Ask the administrator of your agency if you need it.")


def permission_denied(request: HttpRequest, message: str = "", *, roleless: bool = False) -> HttpResponse:
    """Return 403."""
    said = message or not_for_your_role()
    return page(403, _("You may not open this page"), said, staff=_is_staff_page(request), roleless=roleless)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """Return 403 for a form sent twice, too late or from elsewhere."""
    message = _("The page was open too long or you signed in again meanwhile. Go back, reload the page and send again.")
    if _is_staff_page(request) and parking.keep(request):
        message = _("You signed in again meanwhile: this form is of the session before. What you sent is kept for you.")
        return page(403, _("The form has expired"), message, staff=True, way=reverse("directory_parked"))
    return page(403, _("The form has expired"), message, staff=_is_staff_page(request))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Return 404; readers get the public site's own page, which leads on to its search."""
    if not _is_staff_page(request):
        return site.not_found(request, exception)
    message = _("The address may be mistyped, or the page has moved.")
    return page(404, _("There is no such page"), message, staff=True)


def wrong_method(request: HttpRequest, allowed: str) -> HttpResponse:
    """Return 405 with the methods the address takes (Allow): of a form's address typed in, or a forged request."""
    message = _("This address only takes what its form sends. Go back to the page and use its button.")
    answer = page(405, _("Not this way"), message, staff=_is_staff_page(request))
    answer.headers["Allow"] = allowed
    return answer


def still_used(request: HttpRequest) -> HttpResponse:
    """Return 409 for a deletion of what something else holds on to."""
    message = _("Something still uses it, such as a text or a release: take it out there first. Nothing was deleted.")
    return page(409, _("This cannot be deleted"), message, staff=_is_staff_page(request))


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001
    """Return 429, for allauth, which counts attempts."""
    message = _("You tried this too many times in a short while. Wait some minutes, then try again.")
    return page(429, _("Too many attempts"), message, staff=_is_staff_page(request))


def gone(request: HttpRequest) -> HttpResponse:
    """Return 410."""
    message = _("This page has been taken down.")
    return page(410, _("No longer here"), message, staff=_is_staff_page(request))


def server_error(request: HttpRequest) -> HttpResponse:
    """Return 500; what was being sent stands on the page."""
    message = _(
        "Something failed on our side; it has been logged. What you saved before is kept. Try again in a minute."
    )
    return _not_saved(request, 500, _("Something went wrong"), message)


def out_of_order(request: HttpRequest, *, is_full: bool) -> HttpResponse:
    """Return 503: the disk is full, or the database does not answer; what was being sent stands on the page."""
    message = (
        _("The server has no room left: nothing new can be saved. Tell the administrator; reading goes on.")
        if is_full
        else _("The database does not answer. Wait a minute, then try again; if it lasts, tell the administrator.")
    )
    if wants_json(request):
        return JsonResponse({"message": message}, status=503)
    return _not_saved(request, 503, _("Not saved"), message)


def _not_saved(request: HttpRequest, status: int, title: str, message: str) -> HttpResponse:
    """Return a page that hands back what was typed, with a button that sends it again."""
    staff = _is_staff_page(request)
    fields = parking.typed(request) if staff else []
    again: dict[str, Any] = (
        {"fields": fields, "path": request.get_full_path(), "csrf_token": get_token(request)} if fields else {}
    )
    return page(status, title, message, staff=staff, **again)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """Return the refusal of an operation as a page of its status."""
    problems = tuple(getattr(refusal, "problems", ()))
    return page(
        refusal.status, _("This cannot be done"), refusal.message, staff=_is_staff_page(request), problems=problems
    )
