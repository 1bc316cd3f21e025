"""All writes of planning, by noun."""

from __future__ import annotations

from hoitu.production.planning.operations.event_changes import cancel_event, postpone_event, reinstate_event
from hoitu.production.planning.operations.events import add_event, change_event
from hoitu.production.planning.operations.imports import hand_in_calendar, import_calendar
from hoitu.production.planning.rules.draft import EventDraft

__all__ = [
    "EventDraft",
    "add_event",
    "cancel_event",
    "change_event",
    "hand_in_calendar",
    "import_calendar",
    "postpone_event",
    "reinstate_event",
]
