"""What people are asked for, how much each has, and what the newsroom owns."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoitu.kernel import clock
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.planning import operations, queries
from hoitu.production.planning.forms.coverages import AnswerForm, ResourceForm
from hoitu.production.planning.queries.calendar import WEEK, week_of
from hoitu.production.planning.views.page import (
    Attempt,
    agency_of,
    attempt,
    day_asked,
    paged,
    person_of,
    screen,
    sent,
    show,
    tried,
)

PEOPLE_SHOWN = 40


@screen
@require_safe
def my_tasks(request: HttpRequest) -> HttpResponse:
    """Show what one is asked for, to accept or decline."""
    return _my_tasks(request, Attempt())


def _my_tasks(request: HttpRequest, answer: Attempt) -> HttpResponse:
    rows = queries.my_tasks(person_of(request))
    return show(
        request,
        "my_tasks.html",
        _("My tasks"),
        status=answer.status,
        refusal=answer.refusal,
        **paged(request, rows),
    )


@screen
@require_POST
def task_answer(request: HttpRequest, task_id: UUID) -> HttpResponse:
    """Accept or decline a task of one's own."""
    answer = attempt(request, AnswerForm(request.POST), operations.answer_task, task_id=task_id)
    if answer.done:
        messages.success(request, _("Your answer is noted; the desk sees it."))
        return redirect("planning:my_tasks")
    return _my_tasks(request, answer)


@screen
@require_safe
def workload(request: HttpRequest) -> HttpResponse:
    """Show who has how much on which day of a week."""
    me = person_of(request)
    first, _until = week_of(day_asked(request))
    rows = queries.workload(me, agency_of(me), clock.now(), first=first)
    return show(
        request,
        "workload.html",
        _("Workload"),
        trail=((_("Plan"), reverse("planning:calendar")),),
        first=first,
        days=[first + timedelta(days=number) for number in range(7)],
        earlier=first - WEEK,
        later=first + WEEK,
        **paged(request, rows, PEOPLE_SHOWN),
    )


@screen
@require_http_methods(["GET", "POST"])
def resource_list(request: HttpRequest) -> HttpResponse:
    """Show vehicles and equipment with who has them this week; take a new one."""
    me, now = person_of(request), clock.now()
    agency_id = agency_of(me)
    form = ResourceForm(sent(request))
    answer = attempt(request, form, operations.add_resource, agency_id=agency_id)
    if answer.done:
        messages.success(request, _("Entered."))
        return redirect("planning:resource_list")
    first, until = week_of(day_asked(request))
    since, end = (datetime.combine(day, time(), HO_CHI_MINH) for day in (first, until))
    taken = list(queries.bookings(me, now, since=since, until=end))
    rows = [
        {"resource": each, "bookings": [one for one in taken if one.resource_id == each.pk]}
        for each in queries.resources(agency_id)
    ]
    return show(
        request,
        "resource_list.html",
        _("Vehicles and equipment"),
        trail=((_("Plan"), reverse("planning:calendar")),),
        status=answer.status,
        refusal=answer.refusal,
        form=form,
        first=first,
        earlier=first - WEEK,
        later=until,
        **paged(request, rows),
    )


@screen
@require_POST
def resource_retirement(request: HttpRequest, resource_id: UUID) -> HttpResponse:
    """Take a resource out of use."""
    answer = tried(request, operations.retire_resource, resource_id=resource_id)
    if answer.refusal:
        raise answer.refusal
    messages.success(request, _("Out of use."))
    return redirect("planning:resource_list")
