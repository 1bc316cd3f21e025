"""All writes of planning, by noun."""

from __future__ import annotations

from hoitu.production.planning.operations.coverages import change_coverage, drop_coverage, plan_coverage
from hoitu.production.planning.operations.event_changes import cancel_event, postpone_event, reinstate_event
from hoitu.production.planning.operations.events import add_event, change_event
from hoitu.production.planning.operations.imports import hand_in_calendar, import_calendar
from hoitu.production.planning.operations.resources import add_resource, book, cancel_booking, retire_resource
from hoitu.production.planning.operations.series import Moved, move_series, undo_series_move
from hoitu.production.planning.operations.slots import add_slot, place, retire_slot, take_out
from hoitu.production.planning.operations.tasks import answer_task, ask_for
from hoitu.production.planning.rules.draft import EventDraft

__all__ = [
    "EventDraft",
    "Moved",
    "add_event",
    "add_resource",
    "add_slot",
    "answer_task",
    "ask_for",
    "book",
    "cancel_booking",
    "cancel_event",
    "change_coverage",
    "change_event",
    "drop_coverage",
    "hand_in_calendar",
    "import_calendar",
    "move_series",
    "place",
    "plan_coverage",
    "postpone_event",
    "reinstate_event",
    "retire_resource",
    "retire_slot",
    "take_out",
    "undo_series_move",
]
