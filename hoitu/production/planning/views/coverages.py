"""Coverages: plan one, see it whole, ask people, book vehicles, give it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.kernel.money import Dong
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.forms.choices import desks_of, people_of
from hoitu.production.planning import operations, queries
from hoitu.production.planning.forms import coverages as forms
from hoitu.production.planning.queries import CoveragePage, Event
from hoitu.production.planning.views.page import (
    Attempt,
    Trail,
    agency_of,
    attempt,
    chosen,
    day_asked,
    paged,
    person_of,
    screen,
    sent,
    show,
    tried,
)


def _trail() -> Trail:
    return ((_("Plan"), reverse("planning:calendar")), (_("Coverages"), reverse("planning:coverage_list")))


@screen
@require_safe
def coverage_list(request: HttpRequest) -> HttpResponse:
    """List what is covered from today on, or from another day."""
    me, now = person_of(request), clock.now()
    agency_of(me)
    filters = forms.CoverageFilters(request.GET, desks=desks_of(me, local_date(now)))
    rows = queries.coverages(me, now, **chosen(filters))
    plan = (_("Plan"), reverse("planning:calendar"))
    return show(request, "coverage_list.html", _("Coverages"), trail=(plan,), filters=filters, **paged(request, rows))


@screen
@require_http_methods(["GET", "POST"])
def coverage_plan(request: HttpRequest) -> HttpResponse:
    """Plan the coverage of the event, or the idea, named in the address."""
    me, now = person_of(request), clock.now()
    about, initial = _about(request, me)
    form = forms.CoverageForm(sent(request), desks=desks_of(me, local_date(now)), initial=initial)
    planned = attempt(request, form, operations.plan_coverage, **about)
    if planned.done:
        messages.success(request, _("Planned. Now ask people for its parts."))
        return redirect("planning:coverage", coverage_id=planned.answer.pk)
    return show(
        request,
        "form.html",
        _("Plan a coverage"),
        trail=_trail(),
        status=planned.status,
        refusal=planned.refusal,
        form=form,
        button=_("Plan it"),
        back=reverse("planning:coverage_list"),
    )


def _about(request: HttpRequest, me: Person) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the coverage is of, as the operation takes it, and what the form starts with."""
    if "de-tai" in request.GET:
        idea = newsroom.ideas(me, clock.now()).filter(pk=_key(request.GET["de-tai"])).first()
        if idea is None:
            raise NotFound(_("There is no such idea, or it belongs to another newsroom."))
        day = idea.planned_date or local_date(clock.now())
        return {"idea_id": idea.pk}, {"title": idea.title, "unit_id": str(idea.unit_id), "day": day}
    event: Event = queries.event(me, _key(request.GET.get("su-kien", "")), clock.now())
    day = day_asked(request) if event.rule else event.first_day
    start = {"title": event.title, "unit_id": str(event.unit_id or ""), "day": day}
    return {"event_id": event.pk, "occurrence": day if event.rule else None}, start


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise NotFound(_("Plan the coverage of one event, or of one idea.")) from error


@screen
@require_safe
def coverage(request: HttpRequest, coverage_id: UUID) -> HttpResponse:
    """Show a coverage with everything about it."""
    page = queries.coverage_page(person_of(request), coverage_id, clock.now())
    return _show(request, page)


def _show(
    request: HttpRequest, page: CoveragePage, *, filled: dict[str, Form] | None = None, tried_: Attempt | None = None
) -> HttpResponse:
    found = page.coverage
    filled = filled or {}
    offered: dict[str, Form] = {}
    if page.may_plan:
        people = people_of(found.agency_id, local_date(clock.now()))
        offered = {
            "task": forms.TaskForm(people=people, auto_id="task_%s"),
            "booking": forms.BookingForm(
                resources=page.resources, initial=forms.initial_hours(found), auto_id="booking_%s"
            ),
            "change": forms.CoverageChangeForm(initial=forms.initial_of(found), auto_id="change_%s"),
            "drop": forms.DropForm(auto_id="drop_%s"),
        }
    cost = found.cost_estimate
    return show(
        request,
        "coverage.html",
        str(found),
        trail=_trail(),
        status=tried_.status if tried_ else 200,
        refusal=tried_.refusal if tried_ else None,
        page=page,
        coverage=found,
        cost=str(Dong(cost)) if cost is not None else "",
        forms={**offered, **filled},
        open=next(iter(filled), ""),
    )


def _part(
    name: str,
    form: Callable[[HttpRequest, CoveragePage], Form],
    operation: Callable[..., object],
    done: Callable[[], str],
) -> Callable[..., HttpResponse]:
    """Return the view that takes one of the forms of a coverage's page."""

    @screen
    @require_POST
    def taken(request: HttpRequest, coverage_id: UUID) -> HttpResponse:
        page = queries.coverage_page(person_of(request), coverage_id, clock.now())
        filled = form(request, page)
        answer = attempt(request, filled, operation, coverage_id=coverage_id)
        if answer.done:
            messages.success(request, done())
            return redirect("planning:coverage", coverage_id=coverage_id)
        return _show(request, page, filled={name: filled}, tried_=answer)

    return taken


def _people(page: CoveragePage) -> list[tuple[str, str]]:
    return people_of(page.coverage.agency_id, local_date(clock.now()))


task_request = _part(
    "task",
    lambda request, page: forms.TaskForm(request.POST, people=_people(page), auto_id="task_%s"),
    operations.ask_for,
    lambda: _("Asked. They see it on their desk and answer."),
)
booking = _part(
    "booking",
    lambda request, page: forms.BookingForm(request.POST, resources=page.resources, auto_id="booking_%s"),
    operations.book,
    lambda: _("Booked."),
)
coverage_change = _part(
    "change",
    lambda request, _page: forms.CoverageChangeForm(request.POST, auto_id="change_%s"),
    operations.change_coverage,
    lambda: _("Changed."),
)
coverage_drop = _part(
    "drop",
    lambda request, _page: forms.DropForm(request.POST, auto_id="drop_%s"),
    operations.drop_coverage,
    lambda: _("Given up. Its people are told by their desk."),
)


@screen
@require_POST
def booking_cancellation(request: HttpRequest, coverage_id: UUID, booking_id: UUID) -> HttpResponse:
    """Give a booked resource free again."""
    answer = tried(request, operations.cancel_booking, booking_id=booking_id)
    if answer.refusal:
        raise answer.refusal
    messages.success(request, _("It is free again."))
    return redirect("planning:coverage", coverage_id=coverage_id)
