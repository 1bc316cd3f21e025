"""Calendars of other offices: hand one in, look through what it would change, take it over."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.newsroom.rules.standing import plans_somewhere
from hoitu.production.planning import operations, queries
from hoitu.production.planning.forms.imports import CalendarFileForm
from hoitu.production.planning.labels import FATES
from hoitu.production.planning.views.page import (
    agency_of,
    attempt,
    paged,
    person_of,
    screen,
    show,
    tried,
)

FILES_SHOWN = 10
ROWS_SHOWN = 200


@screen
@require_http_methods(["GET", "POST"])
def calendar_intake(request: HttpRequest) -> HttpResponse:
    """Hand in a calendar."""
    me, now = person_of(request), clock.now()
    agency_id = agency_of(me)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = CalendarFileForm(*given, desks=desks_of(me, local_date(now)))
    handed = attempt(request, form, operations.hand_in_calendar, agency_id=agency_id)
    if handed.done:
        return redirect("planning:calendar_file", file_id=handed.answer.pk)
    return show(
        request,
        "intake.html",
        _("Import a calendar"),
        trail=((_("Plan"), reverse("planning:calendar")),),
        status=handed.status,
        refusal=handed.refusal,
        form=form,
        may_plan=plans_somewhere(directory.standing(me, local_date(now))),
        files=queries.calendar_files(me, now)[:FILES_SHOWN],
    )


@screen
@require_http_methods(["GET", "POST"])
def calendar_file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """Show what a calendar would change; on a POST take it over."""
    me, now = person_of(request), clock.now()
    refusal, status = None, 200
    if request.method == "POST":
        done = tried(request, operations.import_calendar, file_id=file_id)
        if done.done:
            result = done.answer.result
            messages.success(
                request,
                _("Imported: %(new)s new, %(changed)s changed; %(same)s stay as they are.")
                % {"new": result.get("new", 0), "changed": result.get("changed", 0), "same": result.get("same", 0)},
            )
            return redirect("planning:event_list")
        refusal, status = done.refusal, done.status
    found, rows = queries.calendar_file(me, file_id, now)
    counts = [(name, label, sum(row.fate == name for row in rows)) for name, (label, _icon) in FATES.items()]
    return show(
        request,
        "calendar_file.html",
        found.name,
        trail=(
            (_("Plan"), reverse("planning:calendar")),
            (_("Import a calendar"), reverse("planning:calendar_intake")),
        ),
        status=status,
        refusal=refusal,
        file=found,
        counts=[each for each in counts if each[2]],
        changes_something=any(row.fate in {"new", "changed"} for row in rows),
        unreadable=any(row.draft is None for row in rows),
        **paged(request, rows, ROWS_SHOWN),
    )
