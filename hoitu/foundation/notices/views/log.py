"""The delivery log: one's own, and for administrators everybody's (without what was said)."""

from __future__ import annotations

from django.contrib.auth.decorators import permission_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.foundation.notices import queries
from hoitu.foundation.notices.forms import DeliveryFilters
from hoitu.foundation.notices.queries import Delivery
from hoitu.foundation.notices.views.page import FRAME, below_the_list
from hoitu.foundation.screens.frame import paged, person_of
from hoitu.kernel import clock

MAY_VIEW = "notices.view_delivery"


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """Show what was sent to oneself, and how it went."""
    log = queries.log_of(person_of(request)).prefetch_related("notices")
    return _log(request, _("What was sent to me"), log, of_all=False)


@require_safe
@permission_required(MAY_VIEW, raise_exception=True)
def everybody(request: HttpRequest) -> HttpResponse:
    """Show what was sent to whom in one's agencies: never the words, which may be of unreleased work."""
    log = queries.log_seen_by(person_of(request), clock.now())
    return _log(request, _("Delivery log of the house"), log, of_all=True)


def _log(request: HttpRequest, title: str, log: QuerySet[Delivery], *, of_all: bool) -> HttpResponse:
    filters = DeliveryFilters(request.GET)
    chosen = filters.cleaned_data if filters.is_valid() else {}
    rows = queries.deliveries(log, **chosen)
    return FRAME.show(
        request,
        "log.html",
        title,
        trail=below_the_list(),
        filters=filters,
        filtered=any(chosen.values()),
        of_all=of_all,
        **paged(request, rows),
    )
