"""All reads of planning."""

from __future__ import annotations

from hoitu.production.planning.calendars.comparing import Row
from hoitu.production.planning.models import CalendarFile, Event, EventChange
from hoitu.production.planning.queries.calendar import Calendar, CalendarDay, calendar
from hoitu.production.planning.queries.events import (
    Occurrence,
    calendar_file,
    calendar_files,
    event,
    events,
    may_change,
    occurrences,
    occurrences_of,
)

__all__ = [
    "Calendar",
    "CalendarDay",
    "CalendarFile",
    "Event",
    "EventChange",
    "Occurrence",
    "Row",
    "calendar",
    "calendar_file",
    "calendar_files",
    "event",
    "events",
    "may_change",
    "occurrences",
    "occurrences_of",
]
