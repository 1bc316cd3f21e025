"""All reads of planning."""

from __future__ import annotations

from hoitu.production.planning.calendars.comparing import Row
from hoitu.production.planning.models import Booking, CalendarFile, Coverage, Event, EventChange, Resource, Slot, Task
from hoitu.production.planning.queries.addressees import counting_on, coverage_told_of, declined_task
from hoitu.production.planning.queries.board import Board, Column, board
from hoitu.production.planning.queries.calendar import Calendar, CalendarDay, calendar
from hoitu.production.planning.queries.coverages import (
    CoveragePage,
    bookings,
    coverage_page,
    coverages,
    my_tasks,
    resources,
)
from hoitu.production.planning.queries.events import (
    Occurrence,
    calendar_file,
    calendar_files,
    continued_by,
    event,
    events,
    may_change,
    occurrences,
    occurrences_of,
)
from hoitu.production.planning.queries.sheet import Sheet, sheet
from hoitu.production.planning.queries.slots import Edition, EditionPage, edition_page, editions, may_keep_slots
from hoitu.production.planning.queries.workload import Row as LoadRow
from hoitu.production.planning.queries.workload import free_on, workload

__all__ = [
    "Board",
    "Booking",
    "Calendar",
    "CalendarDay",
    "CalendarFile",
    "Column",
    "Coverage",
    "CoveragePage",
    "Edition",
    "EditionPage",
    "Event",
    "EventChange",
    "LoadRow",
    "Occurrence",
    "Resource",
    "Row",
    "Sheet",
    "Slot",
    "Task",
    "board",
    "bookings",
    "calendar",
    "calendar_file",
    "calendar_files",
    "continued_by",
    "counting_on",
    "coverage_page",
    "coverage_told_of",
    "coverages",
    "declined_task",
    "edition_page",
    "editions",
    "event",
    "events",
    "free_on",
    "may_change",
    "may_keep_slots",
    "my_tasks",
    "occurrences",
    "occurrences_of",
    "resources",
    "sheet",
    "workload",
]
