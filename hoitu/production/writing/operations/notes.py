"""Notes: said to a story or an output, answered, settled and opened again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.kernel.text import nfc
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing.events import NoteAdded
from hoitu.production.writing.models import Mention, Note
from hoitu.production.writing.rules import parts
from hoitu.production.writing.rules.mentions import named_in

LONGEST_NOTE, LONGEST_QUOTE = 4000, 500


@dataclass(frozen=True)
class Anchor:
    """Where a note hangs: a place ("headline", "lead", a block's id; empty: the whole) and words quoted from it."""

    place: str = ""
    quote: str = ""


WHOLE = Anchor()


@audited("writing.note.add")
def add_note(
    *, by: Person, story_id: UUID, output_id: UUID | None = None, text: str, anchor: Anchor = WHOLE, now: datetime
) -> Note:
    """Write a note to a story, or to one of its outputs; whoever it names with “@” is told.

    Raises NotFound for somebody who may not read the story, NotReady for nothing said, too much, or somebody named
    who may not read it.
    """
    story = newsroom.readable_story(by, story_id, now)
    said = _text(text)
    output = _output(story, output_id) if output_id else None
    note = Note.objects.create(
        story=story, output=output, place=_place(output, anchor.place), quote=_quote(anchor), text=said, by=by, at=now
    )
    tell(note, answers="", now=now)
    audit.record(by=by, action="writing.note.add", target=note, now=now)
    return note


@audited("writing.note.answer")
def answer_note(*, by: Person, note_id: UUID, text: str, now: datetime) -> Note:
    """Answer a note; the one who wrote it is told. An answer to an answer goes to the note above."""
    note = thread(by, note_id, now)
    reply = Note.objects.create(story=note.story, output=note.output, parent=note, text=_text(text), by=by, at=now)
    tell(reply, answers="" if note.by_id == by.pk else str(note.by_id), now=now)
    audit.record(by=by, action="writing.note.answer", target=reply, now=now)
    return reply


@audited("writing.note.settle")
def settle_note(*, by: Person, note_id: UUID, settled: bool, now: datetime) -> Note:
    """Settle a note (what it asked for is done), or open it again."""
    note = thread(by, note_id, now)
    if settled != (note.settled_at is not None):
        note.settled_at, note.settled_by = (now, by) if settled else (None, None)
        note.save(update_fields=["settled_at", "settled_by"])
        audit.record(by=by, action="writing.note.settle", target=note, detail={"settled": settled}, now=now)
    return note


def thread(person: Person, note_id: UUID, now: datetime) -> Note:
    """Return the note at the head of a thread, locked, for somebody who may read its story; raises NotFound."""
    rows = Note.objects.select_related("story", "output", "parent").select_for_update(of=("self",), no_key=True)
    note = rows.filter(pk=note_id).first()
    if note is None:
        raise NotFound(_("There is no such note."))
    newsroom.readable_story(person, note.story_id, now)
    return note if note.parent_id is None else thread(person, note.parent_id, now)


def tell(note: Note, *, answers: str, now: datetime) -> None:
    """Keep who a note names, and publish it; raises NotReady where somebody named may not read the story."""
    readers = {person.username.lower(): person for person in newsroom.readers_of(note.story, local_date(now))}
    names = named_in(note.text)
    strangers = [name for name in names if name not in readers and directory.person_named(name)]
    if strangers:
        words = ", ".join(f"@{name}" for name in strangers)
        raise NotReady(
            _("%(names)s may not read this story and would not be told: name others, or leave out the @.")
            % {"names": words},
            code="stranger_named",
        )
    named = [readers[name] for name in names if name in readers]
    Mention.objects.bulk_create(Mention(note=note, person=person) for person in named)
    told = [str(person.pk) for person in named if person.pk != note.by_id]
    ids = (str(note.pk), str(note.story_id), str(note.output_id or ""))
    outbox.publish(event=NoteAdded(*ids, by=str(note.by_id), mentioned=told, answers=answers), now=now)


def _text(given: str) -> str:
    text = nfc(given.replace("\x00", "")).strip()
    if not text:
        raise NotReady(_("The note says nothing: write what you mean."), code="empty")
    if len(text) > LONGEST_NOTE:
        words = _("The note is too long: at most %(limit)s characters.") % {"limit": LONGEST_NOTE}
        raise NotReady(words, code="too_long")
    return text


def _quote(anchor: Anchor) -> str:
    return " ".join(nfc(anchor.quote.replace("\x00", "")).split())[:LONGEST_QUOTE] if anchor.place else ""


def _output(story: newsroom.Story, output_id: UUID) -> newsroom.Output:
    found = next((output for output in newsroom.outputs_of(story.pk) if output.pk == output_id), None)
    if found is None:
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return found


def _place(output: newsroom.Output | None, place: str) -> str:
    """Return a place of the output as it is now; a place that is not there (a block not saved yet) is the whole."""
    if output is None or not place:
        return ""
    there = {part.place for part in parts.parts_of(newsroom.content_of(output).as_json())}
    return place if place in there else ""
