"""The slots of a week, and one edition with planned against actual length."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoitu.kernel import clock
from hoitu.kernel.clock import plain_day
from hoitu.kernel.refusal import NotFound
from hoitu.production.planning import operations, queries
from hoitu.production.planning.forms.slots import PlaceForm, SlotForm
from hoitu.production.planning.queries.calendar import WEEK, week_of
from hoitu.production.planning.views.page import (
    Trail,
    agency_of,
    attempt,
    day_asked,
    person_of,
    screen,
    sent,
    show,
    tried,
)


def _trail(*more: tuple[str, str]) -> Trail:
    return ((_("Plan"), reverse("planning:calendar")), *more)


@screen
@require_http_methods(["GET", "POST"])
def slot_list(request: HttpRequest) -> HttpResponse:
    """Show the editions of a week; take a new slot."""
    me, now = person_of(request), clock.now()
    agency_id = agency_of(me)
    form = SlotForm(sent(request))
    answer = attempt(request, form, operations.add_slot, agency_id=agency_id)
    if answer.done:
        messages.success(request, _("Entered."))
        return redirect("planning:slot_list")
    first, until = week_of(day_asked(request))
    found = queries.editions(me, now, first=first)
    days = [first + timedelta(days=number) for number in range(7)]
    return show(
        request,
        "slot_list.html",
        _("Slots"),
        trail=_trail(),
        status=answer.status,
        refusal=answer.refusal,
        form=form if queries.may_keep_slots(me, agency_id, now) else None,
        days=[(day, [each for each in found if each.day == day]) for day in days],
        is_empty=not found,
        first=first,
        earlier=first - WEEK,
        later=until,
    )


@screen
@require_http_methods(["GET", "POST"])
def edition(request: HttpRequest, slot_id: UUID, day: str) -> HttpResponse:
    """Show a slot on one day with what is placed in it; place another output."""
    me, now = person_of(request), clock.now()
    page = queries.edition_page(me, slot_id, _day(day), now)
    slot = page.edition.slot
    form = PlaceForm(sent(request), outputs=page.offered, unit=slot.unit)
    answer = attempt(request, form, operations.place, slot_id=slot_id, day=page.edition.day)
    if answer.done:
        messages.success(request, _("Placed."))
        return redirect("planning:edition", slot_id=slot_id, day=day)
    return show(
        request,
        "edition.html",
        f"{slot.name} {plain_day(page.edition.day)}",
        trail=_trail((_("Slots"), reverse("planning:slot_list"))),
        status=answer.status,
        refusal=answer.refusal,
        page=page,
        edition=page.edition,
        slot=slot,
        form=form if page.may_place else None,
        may_keep=queries.may_keep_slots(me, slot.agency_id, now),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise NotFound(_("There is no such slot, or it belongs to another newsroom.")) from error


@screen
@require_POST
def placement_removal(request: HttpRequest, slot_id: UUID, day: str, placement_id: int) -> HttpResponse:
    """Take an output out of an edition."""
    answer = tried(request, operations.take_out, placement_id=placement_id)
    if answer.refusal:
        raise answer.refusal
    messages.success(request, _("Taken out of the slot."))
    return redirect("planning:edition", slot_id=slot_id, day=day)


@screen
@require_POST
def slot_retirement(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """Give a slot up."""
    answer = tried(request, operations.retire_slot, slot_id=slot_id)
    if answer.refusal:
        raise answer.refusal
    messages.success(request, _("The slot is given up."))
    return redirect("planning:slot_list")
