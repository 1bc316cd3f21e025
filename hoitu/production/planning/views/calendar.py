"""The calendar of a month or a week, and the list of what is ahead."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.planning import queries
from hoitu.production.planning.forms.calendar import CalendarFilters
from hoitu.production.planning.forms.events import EventFilters
from hoitu.production.planning.views.page import agency_of, chosen, day_asked, paged, person_of, screen, show


@screen
@require_safe
def calendar(request: HttpRequest) -> HttpResponse:
    """Show the events of a month, or of a week."""
    me, now = person_of(request), clock.now()
    agency_of(me)
    filters = CalendarFilters(request.GET, desks=desks_of(me, local_date(now)))
    asked = chosen(filters)
    by_week = asked.get("xem") == "tuan"
    shown = queries.calendar(
        me,
        now,
        day=day_asked(request),
        today=local_date(now),
        whole_month=not by_week,
        unit_id=asked.get("unit_id"),
    )
    return show(
        request,
        "calendar.html",
        _("Plan"),
        shown=shown,
        by_week=by_week,
        filters=filters,
        desk=asked.get("unit_id", ""),
        words={"moved": _("Moved."), "failed": _("Not moved: no connection. Try again."), "moving": _("Moving…")},
        weekdays=[day.day for day in shown.weeks[0]],
    )


@screen
@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    """List what is ahead."""
    me, now = person_of(request), clock.now()
    agency_of(me)
    filters: forms.Form = EventFilters(request.GET, desks=desks_of(me, local_date(now)))
    rows = queries.events(me, now, **chosen(filters))
    plan = (_("Plan"), reverse("planning:calendar"))
    return show(request, "event_list.html", _("Events"), trail=(plan,), filters=filters, **paged(request, rows))
