"""All reads of writing together."""

from __future__ import annotations

from hoitu.production.writing.models import (
    HouseWord,
    Note,
    Presence,
    StyleAnswer,
    StyleChoice,
    Suggestion,
    TextTemplate,
    WritingLock,
)
from hoitu.production.writing.queries.attendance import (
    Attendance,
    attendance,
    attendance_of,
    attendance_sets,
    live_lock,
    taken_from,
)
from hoitu.production.writing.queries.notes import (
    Thread,
    home_of,
    note,
    notes_of_output,
    open_notes,
    threads,
    threads_of_output,
    threads_of_story,
)
from hoitu.production.writing.queries.searches import address_of, searches_of
from hoitu.production.writing.queries.style import (
    LANGUAGES,
    Review,
    choices_of,
    house_word,
    house_words,
    left_in,
    review,
    standings,
    standings_of,
)
from hoitu.production.writing.queries.templates import labels_of, template, templates_of

__all__ = [
    "LANGUAGES",
    "Attendance",
    "HouseWord",
    "Note",
    "Presence",
    "Review",
    "StyleAnswer",
    "StyleChoice",
    "Suggestion",
    "TextTemplate",
    "Thread",
    "WritingLock",
    "address_of",
    "attendance",
    "attendance_of",
    "attendance_sets",
    "choices_of",
    "home_of",
    "house_word",
    "house_words",
    "labels_of",
    "left_in",
    "live_lock",
    "note",
    "notes_of_output",
    "open_notes",
    "review",
    "searches_of",
    "standings",
    "standings_of",
    "taken_from",
    "template",
    "templates_of",
    "threads",
    "threads_of_output",
    "threads_of_story",
]
