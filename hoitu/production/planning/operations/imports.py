"""Calendars of other offices: handed in, looked through, then taken over; the same file twice changes nothing."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotFound, NotReady, Refusal
from hoitu.production.newsroom.rules.tidying import tidy_line
from hoitu.production.planning.calendars.comparing import Row, compare, read
from hoitu.production.planning.models import CalendarFile, Event, EventChange
from hoitu.production.planning.operations.events import desk_of, put
from hoitu.production.planning.operations.gate import planner


@audited("planning.calendar.hand_in")
def hand_in_calendar(
    *, by: Person, agency_id: UUID, unit_id: UUID | None = None, name: str, content: str, now: datetime
) -> CalendarFile:
    """Keep a calendar to look through before it is imported; refuses what is none, changes no event."""
    planner(by, agency_id, unit_id, now)
    desk_of(agency_id, unit_id)
    text = content.replace("\x00", "")
    shape = CalendarFile.Format.ICS if "BEGIN:VCALENDAR" in text[:2000].upper() else CalendarFile.Format.TABLE
    read(shape, text)
    kept = CalendarFile.objects.create(
        agency_id=agency_id,
        unit_id=unit_id,
        name=tidy_line(name)[:200] or str(shape.label),
        format=shape,
        text=text,
        handed_in_by=by,
        handed_in_at=now,
    )
    audit.record(by=by, action="planning.calendar.hand_in", target=kept, now=now)
    return kept


@audited("planning.calendar.import")
def import_calendar(*, by: Person, file_id: UUID, now: datetime) -> CalendarFile:
    """Take over the events of a calendar that was handed in: new ones enter, known ones (by UID) are updated.

    An entry with a lower SEQUENCE than ours, or one that says the same as last time, changes nothing.
    """
    kept = CalendarFile.objects.select_for_update(of=("self",), no_key=True).filter(pk=file_id).first()
    if kept is None:
        raise NotFound(_("There is no such calendar, or it belongs to another newsroom."))
    planner(by, kept.agency_id, kept.unit_id, now)
    if kept.imported_at is not None:
        raise NotReady(_("This calendar was imported already: hand it in again to look for changes."), code="imported")
    rows = compare(kept, lock=True)
    done: Counter[str] = Counter()
    for row in rows:
        done[_take(row, kept, by, now)] += 1
    kept.imported_at, kept.result = now, dict(done)
    kept.save(update_fields=["imported_at", "result"])
    audit.record(by=by, action="planning.calendar.import", target=kept, detail=dict(done), now=now)
    return kept


def _take(row: Row, kept: CalendarFile, by: Person, now: datetime) -> str:
    """Take one entry over; return what became of it."""
    if row.draft is None or row.fate not in {"new", "changed"}:
        return row.fate
    event = row.event or Event(
        agency_id=kept.agency_id,
        unit_id=kept.unit_id,
        uid=row.draft.uid,
        recurrence=row.draft.recurrence,
        made_by=by,
        made_at=now,
    )
    try:
        put(event, row.draft, now)
    except Refusal:
        return "unreadable"
    event.sequence, event.fingerprint = row.draft.sequence, row.draft.fingerprint
    was_cancelled = event.state == Event.State.CANCELLED
    if row.draft.is_cancelled != was_cancelled:
        event.state = Event.State.CANCELLED if row.draft.is_cancelled else Event.State.PLANNED
    event.save()
    if row.draft.is_cancelled != was_cancelled:
        _say(event, kept, by, now)
    return row.fate


def _say(event: Event, kept: CalendarFile, by: Person, now: datetime) -> None:
    """Leave the row that says why the state changed."""
    cancelled = event.state == Event.State.CANCELLED
    EventChange.objects.create(
        event=event,
        kind=EventChange.Kind.CANCELLED if cancelled else EventChange.Kind.REINSTATED,
        reason=_("as the calendar “%(name)s” says") % {"name": kept.name},
        old_first_day=event.first_day,
        by=by,
        at=now,
    )
