"""One event: enter it, read it, change it, postpone it, call it off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.forms.choices import desks_of
from hoitu.production.newsroom.rules.standing import plans_somewhere
from hoitu.production.planning import operations, queries
from hoitu.production.planning.forms.events import EventForm, PostponeForm, ReasonForm
from hoitu.production.planning.forms.when import when_initial
from hoitu.production.planning.queries import Event
from hoitu.production.planning.views.page import (
    Attempt,
    Trail,
    agency_of,
    attempt,
    day_asked,
    person_of,
    screen,
    sent,
    show,
)

SHOWN_AHEAD = timedelta(days=92)
SHOWN = 10


def _trail(*more: tuple[str, str]) -> Trail:
    return ((_("Plan"), reverse("planning:calendar")), (_("Events"), reverse("planning:event_list")), *more)


@screen
@require_http_methods(["GET", "POST"])
def event_entry(request: HttpRequest) -> HttpResponse:
    """Enter an event."""
    me = person_of(request)
    form = EventForm(
        sent(request), desks=desks_of(me, local_date(clock.now())), initial={"first_day": day_asked(request)}
    )
    tried = attempt(request, form, operations.add_event, agency_id=agency_of(me))
    if tried.done:
        messages.success(request, _("The event is in the plan."))
        return redirect("planning:event", event_id=tried.answer.pk)
    return _form(request, _("Enter an event"), _("Enter"), form, tried, reverse("planning:calendar"))


@screen
@require_safe
def event(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Show an event with what became of it, and when it comes round."""
    me, now = person_of(request), clock.now()
    found = queries.event(me, event_id, now)
    today = local_date(now)
    ahead = queries.occurrences_of(found, first=today, until=today + SHOWN_AHEAD) if found.rule else []
    return show(
        request,
        "event.html",
        found.title,
        trail=_trail(),
        event=found,
        when=found.when,
        changes=list(found.changes.all()),
        continues=queries.continued_by(found),
        ahead=sorted(ahead, key=lambda each: each.when.first)[:SHOWN],
        coverages=queries.coverages(me, now, event_id=event_id)[:SHOWN],
        may_plan=plans_somewhere(directory.standing(me, today)),
        may_change=queries.may_change(me, found, now),
    )


@screen
@require_http_methods(["GET", "POST"])
def event_change(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Change what is known of an event."""
    me, now = person_of(request), clock.now()
    found = queries.event(me, event_id, now)
    form = EventForm(sent(request), desks=desks_of(me, local_date(now)), event=found)
    tried = attempt(request, form, operations.change_event, event_id=event_id)
    if tried.done:
        messages.success(request, _("Changed."))
        return redirect("planning:event", event_id=event_id)
    return _about(request, found, _("Change the event"), _("Save"), form, tried)


@screen
@require_http_methods(["GET", "POST"])
def event_postponement(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Postpone an event, or one of its days."""
    found = queries.event(person_of(request), event_id, clock.now())
    initial = when_initial(found.when)
    if found.rule:
        initial = {"occurrence": _day_meant(request), "start": initial.get("start"), "end": initial.get("end")}
    form = PostponeForm(sent(request), recurs=bool(found.rule), initial=initial)
    series = form.is_bound and form.is_valid() and form.moves_series
    tried = attempt(request, form, operations.move_series if series else operations.postpone_event, event_id=event_id)
    if tried.done and series:
        return _moved(request, tried.answer, _("The series is moved."))
    if tried.done:
        messages.success(request, _("Postponed. The calendar shows the new day."))
        return redirect("planning:event", event_id=event_id)
    return _about(request, found, _("Postpone the event"), _("Postpone"), form, tried)


@screen
@require_http_methods(["GET", "POST"])
def series_undoing(request: HttpRequest, event_id: UUID, move_id: int) -> HttpResponse:
    """Take the move of a series back."""
    found = queries.event(person_of(request), event_id, clock.now())
    form = ReasonForm(sent(request), recurs=False)
    tried = attempt(request, form, operations.undo_series_move, move_id=move_id)
    if tried.done:
        return _moved(request, tried.answer, _("The move is taken back."))
    return _about(request, found, _("Take the move back"), _("Take it back"), form, tried)


def _moved(request: HttpRequest, moved: operations.Moved, said: str) -> HttpResponse:
    """Say what went with a series, and name what was left behind."""
    followed = ngettext("%(count)s coverage went with it.", "%(count)s coverages went with it.", len(moved.followed))
    messages.success(request, f"{said} {followed % {'count': len(moved.followed)}}" if moved.followed else said)
    for coverage, why in moved.left:
        messages.warning(request, _("Left behind: %(coverage)s – %(why)s.") % {"coverage": coverage, "why": why})
    return redirect("planning:event", event_id=moved.event.pk)


@screen
@require_http_methods(["GET", "POST"])
def event_cancellation(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Cancel an event, or one of its days."""
    return _called(
        request, event_id, operations.cancel_event, _("Cancel the event"), _("Cancelled. It stays to be seen.")
    )


@screen
@require_http_methods(["GET", "POST"])
def event_reinstatement(request: HttpRequest, event_id: UUID) -> HttpResponse:
    """Hold a cancelled event after all."""
    return _called(request, event_id, operations.reinstate_event, _("Hold it after all"), _("It is held after all."))


def _called(
    request: HttpRequest, event_id: UUID, operation: Callable[..., object], title: str, done: str
) -> HttpResponse:
    found = queries.event(person_of(request), event_id, clock.now())
    form = ReasonForm(sent(request), recurs=bool(found.rule), initial={"occurrence": _day_meant(request)})
    tried = attempt(request, form, operation, event_id=event_id)
    if tried.done:
        messages.success(request, done)
        return redirect("planning:event", event_id=event_id)
    return _about(request, found, title, title, form, tried)


def _day_meant(request: HttpRequest) -> date | None:
    return day_asked(request) if "ngay" in request.GET else None


def _about(request: HttpRequest, found: Event, title: str, button: str, form: Form, tried: Attempt) -> HttpResponse:
    address = reverse("planning:event", args=[found.pk])
    return _form(request, title, button, form, tried, address, (found.title, address))


def _form(
    request: HttpRequest, title: str, button: str, form: Form, tried: Attempt, back: str, *more: tuple[str, str]
) -> HttpResponse:
    return show(
        request,
        "form.html",
        title,
        trail=_trail(*more),
        status=tried.status,
        refusal=tried.refusal,
        form=form,
        button=button,
        back=back,
    )
