"""The few public pages made at once: search, low-data mode, "not found", and what stands before the first freezing."""

from __future__ import annotations

import logging

from django.db import Error
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.encoding import iri_to_uri
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.delivery.site import queries, rules
from hoitu.delivery.site.freezing import articles, chrome, comments
from hoitu.delivery.site.queries import PERIODS, SearchPage
from hoitu.delivery.site.server import CSP, light
from hoitu.kernel import clock

logger = logging.getLogger(__name__)
YEAR_S = 365 * 24 * 3600
LONGEST_BACK = 300


@require_safe
def search(request: HttpRequest, language: str) -> HttpResponse:
    """Answer `?q=` (words), `muc` (section), `trong` (days), `trang` (page)."""
    asked = request.GET.get("q", "").strip()
    section, period = request.GET.get("muc", ""), request.GET.get("trong", "")
    page, failed = _page(request.GET.get("trang", "")), False
    result = SearchPage()
    try:
        result = queries.search(asked, language=language, now=clock.now(), section=section, period=period, page=page)
    except Error:
        logger.exception("The search failed")
        failed = True
    context = {
        "asked": asked,
        "section": section,
        "period": period,
        "periods": _periods(language),
        "result": result,
        "failed": failed,
        "previous": _turned(request.GET, result.page - 1) if result.page > 1 else "",
        "next": _turned(request.GET, result.page + 1) if result.page < result.pages else "",
    }
    return page_response(request, "search.html", language, context, status=503 if failed else 200)


@csrf_exempt  # the reader's own choice of pictures: nobody gains by forging it, and no page needs a token for it
@require_http_methods(["GET", "HEAD", "POST"])
def saving(request: HttpRequest, language: str) -> HttpResponse:
    """Show whether pictures are left out, and take the reader's choice (`anh`: 0 or 1), kept for a year.

    `ve` is the page the reader came from; anything but an address of the public site leads home.
    """
    given = request.POST if request.method == "POST" else request.GET
    back = _back(given.get("ve", ""), language)
    if request.method != "POST":
        context: dict[str, object] = {"is_saving": light.is_wanted(request.META), "back": back}
        response = page_response(request, "saving.html", language, context)
        response["Cache-Control"] = "no-store"
        return response
    answer = HttpResponse(status=303, headers={"Location": iri_to_uri(back), "Cache-Control": "no-store"})
    chosen = "0" if given.get("anh") == "1" else "1"
    answer.set_cookie(light.COOKIE, chosen, max_age=YEAR_S, samesite="Lax", secure=request.is_secure(), httponly=False)
    return answer


def _back(asked: str, language: str) -> str:
    plain = asked.startswith("/") and asked.isprintable() and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return (
        asked
        if plain and not asked.startswith("/toa-soan") and len(asked) <= LONGEST_BACK
        else rules.home_path(language)
    )


@require_safe
def not_frozen(request: HttpRequest, language: str) -> HttpResponse:
    """Answer for a home page that has not been frozen yet."""
    return page_response(request, "home.html", language, {"is_home": True}, status=503)


@require_safe
def article(request: HttpRequest, number: str) -> HttpResponse:
    """Show an article whose page is not frozen yet: the search names it from the moment of its release."""
    found = queries.article(int(number))
    if found is None:
        raise Http404
    if found.path != request.path:
        return HttpResponsePermanentRedirect(found.path)
    if found.withdrawn_at:
        return page_response(request, "withdrawn.html", found.language, {"article": found}, status=410)
    said = comments.context(found, clock.now())
    return page_response(request, "article.html", found.language, {**articles.context(found), **said})


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:  # noqa: ARG001 - Django's own signature
    """Answer what is not there: the handler of 404 for the whole house's public addresses."""
    language = "km" if request.path.startswith("/km/") else "vi"
    return page_response(request, "404.html", language, {}, status=404)


def page_response(
    request: HttpRequest, template: str, language: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    """Return a public page made at once, under the same policy as the frozen ones."""
    shared = {**_shared(language), "path": request.path, "canonical": chrome.absolute(request.path)}
    with translation.override(language):
        text = render_to_string(f"site/{template}", {**shared, **context})
    response = HttpResponse(text, status=status)
    response["Content-Security-Policy"] = CSP
    response["Content-Language"] = language
    response["Referrer-Policy"] = "strict-origin-when-cross-origin"
    response["Cache-Control"] = "public, max-age=30" if status == 200 else "no-store"  # noqa: PLR2004 - the usual status
    return response


def _shared(language: str) -> dict[str, object]:
    """Return what public pages share; without menu and imprint while the database is away."""
    try:
        return chrome.as_frozen(language, clock.now())
    except Error:
        return chrome.bare(language, clock.now())


def _periods(language: str) -> list[tuple[str, str]]:
    with translation.override(language):
        labels = {
            "1": gettext("Within a day"),
            "7": gettext("Within a week"),
            "30": gettext("Within a month"),
            "365": gettext("Within a year"),
        }
    return [(key, labels[key]) for key in PERIODS]


def _page(given: str) -> int:
    return int(given) if given.isascii() and given.isdigit() and len(given) < 6 else 1  # noqa: PLR2004 - no page is further


def _turned(asked: QueryDict, page: int) -> str:
    turned = asked.copy()
    turned["trang"] = str(page)
    return turned.urlencode()
