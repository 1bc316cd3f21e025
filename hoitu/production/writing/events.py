"""What writing together tells the floors above; each is written to the outbox in the act's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class LockTakenOver:
    """Somebody took over the writing of a text; the one who wrote is told."""

    name: ClassVar[str] = "writing.lock.taken_over"
    output_id: str
    taken_from: str
    taken_by: str


@dataclass(frozen=True)
class NoteAdded:
    """A note was written or answered: who it names, and whose note it answers (empty for none)."""

    name: ClassVar[str] = "writing.note.added"
    note_id: str
    story_id: str
    output_id: str
    by: str
    mentioned: list[str]
    answers: str
