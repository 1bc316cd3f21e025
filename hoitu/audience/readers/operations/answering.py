"""Questions and complaints: given to a desk, forwarded to an organisation, answered, and approved by another."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hoitu.audience.readers import due, queries
from hoitu.audience.readers.events import AnswersChanged, LetterOverdue, OrganisationOverdue
from hoitu.audience.readers.models import Answer, DayOff, Kind, Letter, Stage, Turn
from hoitu.audience.readers.operations.handling import locked, said, turned, undecided
from hoitu.audience.readers.operations.permit import must_keep
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import local_date, plain_day
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line, tidy_paragraph

AT_ONCE = 200
FORWARDED = ["organisation", "organisation_due_date", "organisation_due_norm", "organisation_overdue_at"]


@audited("readers.letter.assign")
def assign_letter(*, by: Person, letter_id: UUID, unit_id: UUID, now: datetime) -> Turn:
    """Give a letter to a desk of the agency; its stage stays."""
    letter, unit = locked(by, letter_id, now), directory.unit(unit_id)
    if unit.agency_id != letter.agency_id:
        raise NotReady(_("Choose a desk of this newsroom."))
    letter.unit = unit
    letter.save(update_fields=["unit"])
    return turned(letter, Stage(letter.stage), by, now, act=Turn.Act.ASSIGN, note=unit.name)


@audited("readers.letter.forward")
def forward(*, by: Person, letter_id: UUID, organisation: str, text: str, now: datetime) -> Turn:
    """Note that a letter was forwarded to an organisation, which has its own day to answer; the reader is told."""
    letter = undecided(by, letter_id, now)
    organisation = tidy_line(organisation)[:160]
    if not says_something(organisation):
        raise NotReady(_("Say to whom it was forwarded."))
    theirs = due.of_organisation(letter.agency_id, now)
    letter.organisation, letter.organisation_overdue_at = organisation, None
    letter.organisation_due_date, letter.organisation_due_norm = theirs.day, theirs.norm
    letter.save(update_fields=FORWARDED)
    told = [_("Forwarded to: %(name)s") % {"name": organisation}]
    if theirs.day:
        told.append(_("By law it answers by %(day)s.") % {"day": plain_day(theirs.day)})
    told.append(said(text))
    return turned(
        letter,
        Stage.FORWARDED,
        by,
        now,
        act=Turn.Act.FORWARD,
        told="\n".join(told),
        note=organisation,
        due_date=theirs.day,
    )


@audited("readers.answer.write")
def write_answer(*, by: Person, letter_id: UUID, question: str, text: str, now: datetime) -> Answer:
    """Write the answer to a letter, with the question as readers will see it; it waits for somebody else's yes."""
    letter = undecided(by, letter_id, now)
    question, text = tidy_paragraph(question), tidy_paragraph(text)
    if not says_something(question) or not says_something(text):
        raise NotReady(_("Write the question as readers will see it, and the answer."))
    Answer.objects.filter(letter=letter, approved_at=None, withdrawn_at=None).update(
        withdrawn_at=now, withdrawn_by=by, withdrawn_reason=_("Written anew.")
    )
    made = Answer.objects.create(
        letter=letter,
        agency_id=letter.agency_id,
        language=letter.language,
        subject=letter.subject,
        question=question,
        text=text,
        asked_by=letter.name,
        asked_at=letter.sent_at,
        is_demo=letter.is_demo,
        written_by=by,
        written_at=now,
    )
    _record(by, "readers.answer.write", made, now, {"letter": str(letter.pk)})
    return made


@audited("readers.answer.approve")
def approve_answer(*, by: Person, number: int, now: datetime) -> Answer:
    """Approve an answer somebody else wrote: the reader gets it, and a question goes to the public page."""
    answer = _answer(number)
    must_keep(by, answer.agency_id, now)
    if answer.approved_at:
        raise Stale(_("This answer was approved already."))
    if answer.written_by_id == by.pk:
        raise NotAllowed(_("Nobody approves their own answer: ask a colleague."))
    letter = locked(by, answer.letter_id, now)
    answer.approved_by, answer.approved_at = by, now
    answer.save(update_fields=["approved_by", "approved_at"])
    turned(letter, Stage.ANSWERED, by, now, act=Turn.Act.ANSWER, told=answer.text)
    _record(by, "readers.answer.approve", answer, now, {})
    if letter.kind == Kind.QUESTION:
        outbox.publish(event=AnswersChanged(answer.language, answer.number), now=now)
    return answer


@audited("readers.answer.withdraw")
def withdraw_answer(*, by: Person, number: int, reason: str, now: datetime) -> Answer:
    """Take an answer off the public page, with the reason; its letter waits again."""
    answer = _answer(number)
    must_keep(by, answer.agency_id, now)
    reason = tidy_paragraph(reason)
    if not says_something(reason):
        raise NotReady(_("Give a reason: it is kept."))
    answer.withdrawn_by, answer.withdrawn_at, answer.withdrawn_reason = by, now, reason
    answer.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    Letter.objects.filter(pk=answer.letter_id).update(stage=Stage.WAITING)
    _record(by, "readers.answer.withdraw", answer, now, {"reason": reason})
    outbox.publish(event=AnswersChanged(answer.language, answer.number), now=now)
    return answer


@audited("readers.day_off.add")
def add_day_off(*, by: Person, agency_id: UUID, day: date, name: str, now: datetime) -> DayOff:
    """Enter a day off as it was announced; letters that come from now on are counted with it."""
    must_keep(by, agency_id, now)
    name = tidy_line(name)[:80]
    if not says_something(name):
        raise NotReady(_("Say which day off it is."))
    try:
        with transaction.atomic():
            made = DayOff.objects.create(agency_id=agency_id, day=day, name=name, by=by, at=now)
    except IntegrityError:
        raise NotReady(_("This day is entered already.")) from None
    audit.record(
        by=by, action="readers.day_off.add", target=made, detail={"day": str(day)}, agency_id=agency_id, now=now
    )
    return made


def tell_of_overdue(now: datetime) -> int:
    """Raise each letter past its day once, ours and that of an organisation; return how many. A sweep calls it."""
    today = local_date(now)
    ours = _raise(queries.late_with_us(today), "overdue_at", LetterOverdue, now)
    return ours + _raise(queries.late_elsewhere(today), "organisation_overdue_at", OrganisationOverdue, now)


def _raise(late: Q, told: str, event: type[LetterOverdue | OrganisationOverdue], now: datetime) -> int:
    rows, done = Letter.objects.filter(late, **{told: None}), 0
    for letter_id in list(rows.values_list("pk", flat=True)[:AT_ONCE]):
        with transaction.atomic():
            if Letter.objects.filter(pk=letter_id, **{told: None}).update(**{told: now}):
                outbox.publish(event=event(str(letter_id)), now=now)
                done += 1
    return done


def _answer(number: int) -> Answer:
    found = Answer.objects.select_for_update(no_key=True).filter(pk=number, withdrawn_at=None).first()
    if found is None:
        raise NotFound(_("There is no such answer, or it was taken off already."))
    return found


def _record(by: Person, action: str, answer: Answer, now: datetime, detail: dict[str, str]) -> None:
    audit.record(by=by, action=action, target=answer, detail=detail, agency_id=answer.agency_id, now=now)
