"""The bell and the list behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from hoitu.foundation.notices import operations, queries
from hoitu.foundation.notices.forms import NoticeFilters
from hoitu.foundation.notices.views.page import FRAME
from hoitu.foundation.screens.frame import paged, person_of
from hoitu.kernel import clock


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """List one's own notices by the story they belong to: first what waits for one, then what is good to know."""
    me, filters = person_of(request), NoticeFilters(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    narrowed = {"unread": bool(chosen.get("doc")), "kind": chosen.get("loai", "")}
    pages = paged(request, queries.matters_of(me, **narrowed))
    matters = queries.with_notices(pages["page_obj"].object_list, me, **narrowed)
    return FRAME.show(
        request,
        "list.html",
        _("Notices"),
        filters=filters,
        filtered=any(chosen.values()),
        asking=[matter for matter in matters if matter.asks],
        telling=[matter for matter in matters if not matter.asks],
        unread=queries.unread_count(me),
        **pages,
    )


@require_safe
@never_cache
def count(request: HttpRequest) -> HttpResponse:
    """Answer the bell: how many are unread, and how that is said."""
    number = queries.unread_count(person_of(request))
    said = ngettext("Notices: %(count)s unread", "Notices: %(count)s unread", number) % {"count": number}
    return JsonResponse({"count": number, "label": said if number else _("Notices: none unread")})


@FRAME.screen
@require_POST
def read(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Mark one as read."""
    return _marked(request, operations.mark_read, notice_id)


@FRAME.screen
@require_POST
def unread(request: HttpRequest, notice_id: UUID) -> HttpResponse:
    """Mark one as not yet read."""
    return _marked(request, operations.mark_unread, notice_id)


@require_POST
def read_matter(request: HttpRequest) -> HttpResponse:
    """Mark all of one matter as read."""
    matter = request.POST.get("viec", "").replace("\0", "")
    operations.mark_matter_read(by=person_of(request), matter=matter, now=clock.now())
    return _back(request)


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    number = operations.mark_all_read(by=person_of(request), now=clock.now())
    said = ngettext("%(count)s notice marked as read.", "%(count)s notices marked as read.", number)
    messages.success(request, said % {"count": number})
    return _back(request)


def _marked(request: HttpRequest, act: Callable[..., Any], notice_id: UUID) -> HttpResponse:
    act(by=person_of(request), notice_id=notice_id, now=clock.now())
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return HttpResponse(status=204)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Lead back to the list as it was filtered."""
    asked = request.POST.get("back", "")
    safe = asked.startswith("/toa-soan/") and url_has_allowed_host_and_scheme(asked, {request.get_host()})
    return redirect(asked if safe else "notices:list")
