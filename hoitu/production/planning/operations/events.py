"""Entering an event and changing what is known of it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.kernel.text import fold
from hoitu.production.newsroom.rules.standing import PLANNERS, plans
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph
from hoitu.production.planning.models import Event
from hoitu.production.planning.operations.gate import colleague
from hoitu.production.planning.rules import recurrence
from hoitu.production.planning.rules.draft import EventDraft
from hoitu.production.planning.rules.when import makes_sense

LONGEST = 200


@audited("planning.event.add")
def add_event(
    *,
    by: Person,
    agency_id: UUID,
    unit_id: UUID | None = None,
    draft: EventDraft,
    is_demo: bool = False,
    now: datetime,
) -> Event:
    """Enter an event into the plan of one's own newsroom; any colleague may, for any of its desks or for all."""
    colleague(by, agency_id, now)
    event = Event(agency_id=agency_id, unit_id=desk_of(agency_id, unit_id), made_by=by, made_at=now, is_demo=is_demo)
    put(event, draft, now)
    event.save()
    audit.record(by=by, action="planning.event.add", target=event, detail=told(event), now=now)
    return event


@audited("planning.event.change")
def change_event(*, by: Person, event_id: UUID, unit_id: UUID | None, draft: EventDraft, now: datetime) -> Event:
    """Change what is known of an event; to postpone or cancel it are acts of their own."""
    event = event_of(by=by, event_id=event_id, now=now)
    if event.state == Event.State.CANCELLED:
        raise NotReady(_("The event is cancelled: say first that it is held after all."), code="cancelled")
    event.unit_id = desk_of(event.agency_id, unit_id)
    put(event, draft, now)
    event.save()
    audit.record(by=by, action="planning.event.change", target=event, detail=told(event), now=now)
    return event


def event_of(*, by: Person, event_id: UUID, now: datetime) -> Event:
    """Return an event, locked, for someone who may change it: its desk's planners, and whoever entered it."""
    event = Event.objects.select_for_update(no_key=True).filter(pk=event_id).first()
    if event is None:
        raise NotFound(_("There is no such event, or it belongs to another newsroom."))
    standing = colleague(by, event.agency_id, now)
    here = {"agency_id": event.agency_id}
    planner = plans(standing, unit_id=event.unit_id, **here) if event.unit_id else standing.holds(PLANNERS, **here)
    if not planner and event.made_by_id != by.pk:
        raise NotAllowed(_("Whoever entered the event, or the desk's editors, may change it: ask them."))
    return event


def desk_of(agency_id: UUID, unit_id: UUID | None) -> UUID | None:
    """Return a desk of this newsroom, or refuse one of another."""
    if unit_id is not None and directory.unit(unit_id).agency_id != agency_id:
        raise NotFound(_("There is no such desk in your newsroom."))
    return unit_id


def put(event: Event, draft: EventDraft, now: datetime) -> None:
    """Put what is told into a row, checked; does not save it."""
    when = draft.when
    if not makes_sense(when, local_date(now)):
        raise NotReady(
            _("Check the dates: an event lasts at most 92 days and lies between ten years ago and five years ahead."),
            code="absurd_date",
        )
    event.title = _line(draft.title, _("The title"))
    if not says_something(event.title):
        raise NotReady(_("Give it a title."), code="no_title")
    event.place, event.organiser = _line(draft.place, _("The place")), _line(draft.organiser, _("The organiser"))
    event.contact, event.notes = _line(draft.contact, _("The contact")), tidy_paragraph(draft.notes)
    event.first_day, event.until_day, event.starts_at, event.ends_at = (
        when.first,
        when.until,
        when.starts_at,
        when.ends_at,
    )
    event.rule, event.zone = _rule(draft), draft.zone
    event.recurs_until = recurrence.last_day(event.rule, when, event.zone) if event.rule else None
    event.skipped = sorted(day.isoformat() for day in draft.skipped)
    event.folded = fold(f"{event.title} {event.place} {event.organiser} {event.notes}")


def _rule(draft: EventDraft) -> str:
    if not draft.rule:
        return ""
    try:
        return recurrence.understood(draft.rule, draft.zone)
    except ValueError as error:
        raise NotReady(_("This way of repeating is not possible: choose one of the list."), code="rule") from error


def _line(text: str, name: str) -> str:
    tidied = tidy_line(text)
    if len(tidied) > LONGEST:
        raise NotReady(
            _("%(name)s has %(value)s characters; at most %(limit)s.")
            % {"name": name, "value": len(tidied), "limit": LONGEST},
            code="too_long",
        )
    return tidied


def told(event: Event) -> dict[str, object]:
    """Return what the audit keeps of an event."""
    return {
        "days": f"{event.first_day}/{event.until_day}",
        "starts_at": event.starts_at,
        "ends_at": event.ends_at,
        "rule": event.rule,
        "place": event.place,
    }
