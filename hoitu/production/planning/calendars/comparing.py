"""What a calendar would change: each entry beside the event it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from hoitu.production.planning.calendars.ics import read_ics
from hoitu.production.planning.calendars.table import read_table
from hoitu.production.planning.models import CalendarFile, Event
from hoitu.production.planning.rules.draft import EventDraft, Reading


@dataclass(frozen=True)
class Row:
    """One entry: new, changed, same, older, or unreadable (then `why`); `event` is the one it would change."""

    fate: str
    title: str
    draft: EventDraft | None = None
    event: Event | None = None
    why: str = ""


def read(shape: str, text: str) -> Reading:
    """Return what a calendar says; raises NotReady for what is none."""
    return read_ics(text) if shape == CalendarFile.Format.ICS else read_table(text)


def compare(kept: CalendarFile, *, lock: bool = False) -> list[Row]:
    """Return every entry with its fate, in the order of their days (one query); locked where they will be written."""
    reading = read(kept.format, kept.text)
    uids = {draft.uid for draft in reading.drafts}
    rows = Event.objects.all()
    known = {
        (event.uid, event.recurrence): event
        for event in (rows.select_for_update(no_key=True) if lock else rows).filter(
            agency_id=kept.agency_id, uid__in=uids
        )
    }
    ordered = sorted(reading.drafts, key=lambda draft: (draft.when.first, draft.title))
    found = [_row(draft, known.get((draft.uid, draft.recurrence))) for draft in ordered]
    return found + [Row("unreadable", each.title, why=each.why) for each in reading.unreadable]


def _row(draft: EventDraft, event: Event | None) -> Row:
    if event is None:
        return Row("new", draft.title, draft)
    if event.fingerprint == draft.fingerprint:
        return Row("same", draft.title, draft, event)
    if draft.sequence < event.sequence:
        return Row("older", draft.title, draft, event)
    return Row("changed", draft.title, draft, event)
