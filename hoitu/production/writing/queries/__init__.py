"""All reads of writing together."""

from __future__ import annotations

from hoitu.production.writing.models import Note, Presence, Suggestion, WritingLock
from hoitu.production.writing.queries.attendance import Attendance, attendance, live_lock, taken_from
from hoitu.production.writing.queries.notes import (
    Thread,
    home_of,
    note,
    open_notes,
    threads_of_output,
    threads_of_story,
)

__all__ = [
    "Attendance",
    "Note",
    "Presence",
    "Suggestion",
    "Thread",
    "WritingLock",
    "attendance",
    "home_of",
    "live_lock",
    "note",
    "open_notes",
    "taken_from",
    "threads_of_output",
    "threads_of_story",
]
