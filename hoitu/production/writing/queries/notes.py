"""Notes as threads: what was said to an output or a story, its answers and suggestions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.kernel.refusal import NotFound
from hoitu.production.writing.models import Mention, Note, Suggestion


@dataclass(frozen=True)
class Thread:
    """A note, its suggestion if it is one, and its answers in order."""

    note: Note
    suggestion: Suggestion | None
    replies: list[Note]


def threads_of_output(output_id: UUID) -> list[Thread]:
    """Return the threads of an output, open ones first, each in the order of writing (two queries)."""
    return threads(notes_of_output(output_id))


def threads_of_story(story_id: UUID) -> list[Thread]:
    """Return the threads of a story and of all its outputs, open ones first (two queries)."""
    return threads(_notes(Q(story_id=story_id)))


def notes_of_output(output_id: UUID) -> QuerySet[Note]:
    """Return the notes to an output and their answers, with whom they name, in the order of writing."""
    return _notes(Q(output_id=output_id))


def home_of(note_id: UUID) -> tuple[UUID, UUID | None]:
    """Return the story and the output (None: the story itself) a note is written to; raises NotFound."""
    found = Note.objects.filter(pk=note_id).values_list("story_id", "output_id").first()
    if found is None:
        raise NotFound(_("There is no such note."))
    return found


def note(note_id: UUID) -> Note | None:
    """Return one note with who wrote it and what it is written to, or None."""
    return Note.objects.select_related("by", "story", "output").filter(pk=note_id).first()


def open_notes(story_id: UUID) -> QuerySet[Note]:
    """Return the notes of a story and its outputs that wait to be settled."""
    return Note.objects.filter(story_id=story_id, parent=None, settled_at=None)


def _notes(which: Q) -> QuerySet[Note]:
    mentions = Prefetch("mentions", Mention.objects.select_related("person"))
    rows = Note.objects.filter(which).select_related("by", "settled_by", "output", "suggestion__decided_by")
    light = rows.defer("output__body", "output__lead", "output__folded")
    return light.prefetch_related(mentions).order_by("at", "pk")


def threads(notes: Iterable[Note]) -> list[Thread]:
    """Return notes as threads, open ones first."""
    notes = list(notes)
    replies: dict[UUID, list[Note]] = {}
    for note in notes:
        if note.parent_id:
            replies.setdefault(note.parent_id, []).append(note)
    heads = [note for note in notes if note.parent_id is None]
    ordered = sorted(heads, key=lambda note: note.settled_at is not None)
    return [Thread(note, getattr(note, "suggestion", None), replies.get(note.pk, [])) for note in ordered]
