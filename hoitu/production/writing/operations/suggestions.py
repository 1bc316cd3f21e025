"""Suggestions: other words for words of a text; accepted they are put in by a save like any other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotReady, Refusal
from hoitu.kernel.text import nfc
from hoitu.production.newsroom import operations as texts
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.operations import DraftContent
from hoitu.production.writing.models import Note, Suggestion
from hoitu.production.writing.operations.locks import held_by_another
from hoitu.production.writing.operations.notes import LONGEST_QUOTE, Anchor, tell, thread
from hoitu.production.writing.rules import parts

LONGEST = 2000


@audited("writing.suggestion.add")
def suggest(*, by: Person, output_id: UUID, anchor: Anchor, new: str, reason: str = "", now: datetime) -> Note:
    """Suggest other words for words of a text, which must stand there once; no new words suggest taking them out.

    Raises NotFound for somebody who may not read it, NotReady where the words are not there, or more than once.
    """
    output = newsroom.write_access(by, output_id, now).output
    story = newsroom.readable_story(by, output.story_id, now)
    old, better = " ".join(nfc(anchor.quote).split()), nfc(new.replace("\x00", "")).strip()
    if len(old) > LONGEST_QUOTE or len(better) > LONGEST:
        raise NotReady(_("That is too long for a suggestion: quote fewer words."), code="too_long")
    if old == better:
        raise NotReady(_("The new words are the old ones."), code="nothing_new")
    place = anchor.place or _only_place(output, old)
    _match(newsroom.content_of(output).as_json(), place, old)
    said = nfc(reason.replace("\x00", "")).strip()[:1000]
    note = Note.objects.create(story=story, output=output, place=place, quote=old, text=said, by=by, at=now)
    Suggestion.objects.create(note=note, new=better)
    tell(note, answers="", now=now)
    audit.record(by=by, action="writing.suggestion.add", target=note, now=now)
    return note


@audited("writing.suggestion.accept")
def accept(*, by: Person, note_id: UUID, base_version: int, now: datetime) -> Note:
    """Put the suggested words in, as a save of the one who accepts that started from `base_version`.

    Raises what a save raises, and NotReady where the old words are no longer there.
    """
    note, suggestion = _open_suggestion(by, note_id, now)
    access = newsroom.write_access(by, note.output_id, now)  # type: ignore[arg-type]  # a suggestion has an output
    refusal = held_by_another(by, access.output.pk, now)
    if refusal is not None:
        raise Refusal(_("Somebody else is writing this text: ask them to accept it, or take over."), code="in_use")
    content = newsroom.content_of(access.output).as_json()
    try:
        changed = parts.replaced(content, _match(content, note.place, note.quote), suggestion.new)
    except parts.AcrossParagraphs:
        raise _gone() from None
    saved = texts.save_draft(
        by=by, output_id=access.output.pk, base_version=base_version, content=DraftContent.from_json(changed), now=now
    )
    _decide(note, suggestion, Suggestion.Decision.ACCEPTED, by, now, saved_as=saved.version)
    return note


@audited("writing.suggestion.decline")
def decline(*, by: Person, note_id: UUID, now: datetime) -> Note:
    """Leave the words as they are; the suggestion is kept."""
    note, suggestion = _open_suggestion(by, note_id, now)
    _decide(note, suggestion, Suggestion.Decision.DECLINED, by, now)
    return note


def _open_suggestion(by: Person, note_id: UUID, now: datetime) -> tuple[Note, Suggestion]:
    note = thread(by, note_id, now)
    suggestion = Suggestion.objects.filter(note=note).first()
    if suggestion is None or suggestion.decided_at is not None:
        raise NotReady(_("This suggestion has been decided already."), code="decided")
    return note, suggestion


def _decide(
    note: Note,
    suggestion: Suggestion,
    how: Suggestion.Decision,
    by: Person,
    now: datetime,
    *,
    saved_as: int | None = None,
) -> None:
    suggestion.decided_at, suggestion.decided_by, suggestion.decided_as = now, by, how
    suggestion.saved_as = saved_as
    suggestion.save()
    note.settled_at, note.settled_by = now, by
    note.save(update_fields=["settled_at", "settled_by"])
    audit.record(by=by, action=f"writing.suggestion.{_VERBS[how]}", target=note, detail={"saved_as": saved_as}, now=now)


_VERBS = {Suggestion.Decision.ACCEPTED: "accept", Suggestion.Decision.DECLINED: "decline"}


def _only_place(output: newsroom.Output, words: str) -> str:
    """Return the one place where words stand; raises NotReady for none and for several."""
    content = newsroom.content_of(output).as_json()
    places = dict.fromkeys(part.place for part in parts.parts_of(content))
    there = [place for place in places for _match in parts.find(content, place, words)]
    if len(there) != 1:
        raise _not_once(len(there))
    return there[0]


def _match(content: parts.Content, place: str, words: str) -> parts.Match:
    found = parts.find(content, place, words)
    if len(found) != 1:
        raise _not_once(len(found))
    return found[0]


def _not_once(times: int) -> NotReady:
    if times == 0:
        return _gone()
    return NotReady(
        _("These words stand in %(times)s places: quote more of the sentence.") % {"times": times}, code="ambiguous"
    )


def _gone() -> NotReady:
    return NotReady(_("These words are not in the text as it is saved now: it has changed meanwhile."), code="gone")
