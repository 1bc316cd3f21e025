"""The delivery log: one's own, and for administrators everybody's (without what was said)."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices import queries
from hoitu.foundation.notices.forms import DeliveryFilters
from hoitu.foundation.notices.views.page import paged, person_of, show

MAY_VIEW = "notices.view_delivery"


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show what was sent to oneself, and how it went."""
    return _log(request, _("What was sent to me"), person_of(request))


@require_safe
@permission_required(MAY_VIEW, raise_exception=True)
def everybody(request: HttpRequest) -> HttpResponse:
    """Show what was sent to whom, and how it went: never the words, which may be of unreleased work."""
    return _log(request, _("Delivery log of the house"), None)


def _log(request: HttpRequest, title: str, person: Person | None) -> HttpResponse:
    filters = DeliveryFilters(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.deliveries(person=person, **chosen)
    if person is not None:
        rows = rows.prefetch_related("notices")
    return show(
        request,
        "log.html",
        title,
        filters=filters,
        filtered=any(chosen.values()),
        of_all=person is None,
        may_see_all=request.user.has_perm(MAY_VIEW),
        **paged(request, rows),
    )
