"""What the newsroom does with a letter: asks back, makes an idea or a source of it, takes its files, refuses it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hoitu.audience.readers import store
from hoitu.audience.readers.models import OPEN_STAGES, Enclosure, Letter, Stage, Turn
from hoitu.audience.readers.operations.permit import must_moderate
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import operations as media
from hoitu.kernel.refusal import NotFound, NotReady, Stale
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.queries import Idea, StorySource
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph


@audited("readers.letter.ask")
def ask_back(*, by: Person, letter_id: UUID, text: str, now: datetime) -> Turn:
    """Ask the reader something; they find it on the private page of their letter."""
    letter = undecided(by, letter_id, now)
    return turned(letter, Stage.ASKED, by, now, act=Turn.Act.ASK, told=said(text))


@audited("readers.letter.take_up")
def make_idea(*, by: Person, letter_id: UUID, unit_id: UUID, title: str, now: datetime) -> Idea:
    """Propose an idea to a desk out of a letter; who sent it, and whether they ask for a fee, stands in it."""
    letter = locked(by, letter_id, now)
    pitch = f"{letter.text}\n\n{_credit(letter)}"
    idea = newsroom.propose_idea(by=by, unit_id=unit_id, title=title, pitch=pitch, is_demo=letter.is_demo, now=now)
    turned(letter, Stage.TAKEN, by, now, act=Turn.Act.IDEA, note=idea.title[:300], led_to=idea.pk)
    return idea


@audited("readers.letter.take_up")
def make_source(
    *, by: Person, letter_id: UUID, story_id: UUID, confidential: bool = False, now: datetime
) -> StorySource:
    """Enter a letter as a source of a story; a confidential one is shown to the story's people alone."""
    letter = locked(by, letter_id, now)
    detail = " – ".join(part for part in (letter.subject, letter.place) if part)[:400]
    made = newsroom.add_source(
        by=by, story_id=story_id, name=letter.name, detail=detail, confidential=confidential, now=now
    )
    turned(letter, Stage.TAKEN, by, now, act=Turn.Act.SOURCE, led_to=story_id)
    return made


@audited("readers.letter.refuse")
def refuse_letter(*, by: Person, letter_id: UUID, text: str, now: datetime) -> Turn:
    """Refuse a letter; the reason is what the reader reads on the private page."""
    letter = undecided(by, letter_id, now)
    return turned(letter, Stage.REFUSED, by, now, act=Turn.Act.REFUSE, told=said(text))


@audited("readers.enclosure.take")
def take_enclosure(*, by: Person, enclosure_id: UUID, now: datetime) -> Enclosure:
    """Take a photo, sound or film of a letter into the library, with the reader's name as its credit."""
    found = Enclosure.objects.select_for_update(no_key=True).filter(pk=enclosure_id).first()
    if found is None:
        raise NotFound(_("There is no such file."))
    letter = locked(by, found.letter_id, now)
    if found.work:
        raise Stale(_("This file is in the library already."))
    if found.erased_at:
        raise NotReady(_("This file was erased: its time was over."))
    found.work, found.taken_by, found.taken_at = _into_library(by, letter, found), by, now
    found.save(update_fields=["work", "taken_by", "taken_at"])
    _record(by, "readers.enclosure.take", letter, {"work": found.work, "kind": found.kind}, now)
    return found


def locked(by: Person, letter_id: UUID, now: datetime) -> Letter:
    """Return a letter for an act of somebody who decides on it."""
    letter = Letter.objects.select_for_update(no_key=True).filter(pk=letter_id).first()
    if letter is None:
        raise NotFound(_("There is no such letter."))
    must_moderate(by, letter.agency_id, now)
    return letter


def undecided(by: Person, letter_id: UUID, now: datetime) -> Letter:
    """Return a letter that waits for a decision, for an act of somebody who decides on it."""
    letter = locked(by, letter_id, now)
    if letter.stage not in OPEN_STAGES:
        raise Stale(_("This letter was decided on already."))
    return letter


def turned(letter: Letter, stage: Stage, by: Person, now: datetime, **turn: Any) -> Turn:
    """Put a letter into a stage and keep the turn that did it, in rows and in the audit."""
    letter.stage = stage
    letter.save(update_fields=["stage"])
    made = Turn.objects.create(letter=letter, by=by, at=now, **turn)
    action = {"idea": "take_up", "source": "take_up"}.get(made.act, str(made.act))
    detail = {name: str(value) for name, value in turn.items() if value and name != "act"}
    _record(by, f"readers.letter.{action}", letter, {**detail, "turn": str(made.act)}, now)
    return made


def said(text: str) -> str:
    """Return words to a reader, tidied; raises NotReady where there are none."""
    text = tidy_paragraph(text)
    if not says_something(text):
        raise NotReady(_("Write what the reader is to read."))
    return text


def _record(by: Person, action: str, letter: Letter, detail: dict[str, str], now: datetime) -> None:
    audit.record(by=by, action=action, target=letter, detail=detail, agency_id=letter.agency_id, now=now)


def _credit(letter: Letter) -> str:
    lines = [_("Sent in by a reader: %(name)s") % {"name": letter.name}]
    if letter.place:
        lines.append(_("Place: %(place)s") % {"place": letter.place})
    if letter.wants_fee:
        lines.append(_("The reader asks for a fee if this is used."))
    return "\n".join(lines)


def _into_library(by: Person, letter: Letter, found: Enclosure) -> str:
    path = store.path_of(found.pk, found.file_name)
    about = {"title": letter.subject[:200], "credit": letter.name, "agency_id": letter.agency_id}
    try:
        checked = media.check_file(path=path, file_name=found.file_name, kind=found.kind)
        take = media.take_over_photo if found.kind == "photo" else media.take_over_recording
        return str(take(by=by, checked=checked, **about).pk)
    except FileNotFoundError:
        raise NotReady(_("This file was erased: its time was over.")) from None
    except ValidationError as refused:
        raise NotReady(" ".join(refused.messages)) from None
