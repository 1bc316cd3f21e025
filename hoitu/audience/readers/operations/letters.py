"""A letter arrives, with its files; later the reader answers what the newsroom asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.audience.readers import due, queries, store
from hoitu.audience.readers.events import LetterArrived
from hoitu.audience.readers.models import Enclosure, Kind, Letter, Stage, Turn
from hoitu.audience.readers.operations.house import keep_contact
from hoitu.audience.readers.rules.hints import hints
from hoitu.audience.readers.store import Arriving
from hoitu.audience.readers.values import (
    ANONYMOUS,
    CONSENT,
    LONGEST_LETTER,
    LONGEST_NAME,
    LONGEST_SUBJECT,
    LetterWords,
)
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph

Kept = list[tuple[UUID, str, Arriving]]


def send_letter(
    *,
    letter_id: UUID,
    agency_id: UUID,
    kind: str,
    language: str,
    words: LetterWords,
    files: Sequence[Arriving] = (),
    is_demo: bool = False,
    now: datetime,
) -> Letter:
    """Take in a letter and its files; the same form sent again is the same letter.

    Files are checked before the transaction; where it fails, none of them stays. Raises NotReady (`no_words`,
    `too_long`, `bad_file`).
    """
    there = Letter.objects.filter(pk=letter_id).first()
    if there is not None:
        return there
    letter = Letter(
        **_read(words, language),
        id=letter_id,
        agency_id=agency_id,
        kind=Kind(kind),
        language=language,
        consent=CONSENT,
        sent_at=now,
        is_demo=is_demo,
    )
    kept = _keep(files)
    try:
        with transaction.atomic():
            _store(letter, words.contact, kept, now)
    except BaseException:
        for enclosure_id, _kind, file in kept:
            store.erase(enclosure_id, file.name)
        raise
    return letter


def _read(words: LetterWords, language: str) -> dict[str, Any]:
    """Return what a reader wrote, tidied, as a letter's fields; raises NotReady where there is nothing to read."""
    subject, text = tidy_line(words.subject)[:LONGEST_SUBJECT], tidy_paragraph(words.text)
    if not says_something(subject) or not says_something(text):
        raise NotReady(_("Say what it is about, and write your letter."), code="no_words")
    _refuse_too_long(text)
    name = tidy_line(words.name)[:LONGEST_NAME]
    return {
        "name": name if says_something(name) else ANONYMOUS[language],
        "subject": subject,
        "text": text,
        "place": tidy_line(words.place)[:160],
        "wants_fee": words.wants_fee,
    }


def _refuse_too_long(text: str) -> None:
    if len(text) > LONGEST_LETTER:
        told = _("A letter has at most %(most)s characters. Shorten it.") % {"most": LONGEST_LETTER}
        raise NotReady(told, code="too_long")


def _keep(files: Sequence[Arriving]) -> Kept:
    if len(files) > store.MOST_FILES or sum(file.size for file in files) > store.ALL_BYTES:
        raise NotReady(_("At most four files and 100 MB in all go with a letter."), code="too_many_files")
    kept: Kept = []
    try:
        for file in files:
            enclosure_id = new_id()
            kept.append((enclosure_id, store.keep(enclosure_id, file), file))
    except BaseException:
        for enclosure_id, _kind, file in kept:
            store.erase(enclosure_id, file.name)
        raise
    return kept


def _store(letter: Letter, contact: str, kept: Kept, now: datetime) -> None:
    house = queries.house_of(letter.agency_id)
    letter.hints = hints(f"{letter.name}\n{letter.subject}\n{letter.text}", house.words)
    wanted = due.of_letter(letter.kind, letter.agency_id, now)
    letter.due_date, letter.due_norm = wanted.day, wanted.norm[:80]
    letter.save(force_insert=True)
    keep_contact(owner_id=letter.pk, contact=contact, house=house, now=now)
    until = due.day_after(now, timedelta(days=house.contact_days))
    Enclosure.objects.bulk_create(
        Enclosure(
            id=enclosure_id,
            letter=letter,
            kind=kind,
            file_name=tidy_line(file.name)[-120:],
            size=file.size,
            kept_until=until,
        )
        for enclosure_id, kind, file in kept
    )
    outbox.publish(event=LetterArrived(str(letter.pk)), now=now)


@transaction.atomic
def answer_back(*, letter_id: UUID, text: str, now: datetime) -> Turn:
    """Take in the reader's answer to what the newsroom asked, from the private page of the letter."""
    letter = Letter.objects.select_for_update(no_key=True).filter(pk=letter_id).first()
    if letter is None:
        raise NotFound(_("There is no such letter."))
    if letter.stage != Stage.ASKED:
        raise NotReady(_("The newsroom has no open question to you."), code="not_asked")
    text = tidy_paragraph(text)
    if not says_something(text):
        raise NotReady(_("Write your answer first."), code="no_words")
    _refuse_too_long(text)
    letter.stage = Stage.WAITING
    letter.save(update_fields=["stage"])
    made = Turn.objects.create(letter=letter, act=Turn.Act.REPLY, told=text, at=now)
    outbox.publish(event=LetterArrived(str(letter.pk), again=True), now=now)
    return made


def forget_enclosures(now: datetime) -> int:
    """Erase the files of letters whose day has passed; return how many. A sweep calls it."""
    overdue = Enclosure.objects.filter(erased_at=None, kept_until__lt=due.day_after(now, timedelta()))
    done = 0
    for enclosure in overdue[:500]:
        store.erase(enclosure.pk, enclosure.file_name)
        done += Enclosure.objects.filter(pk=enclosure.pk, erased_at=None).update(erased_at=now)
    return done
