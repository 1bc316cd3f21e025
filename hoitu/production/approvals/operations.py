"""All writes: asking for a word, giving it, withdrawing the request; raising what is late."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.approvals import queries
from hoitu.production.approvals.events import ApprovalOverdue, SignOffAnswered, SignOffAsked
from hoitu.production.approvals.models import Answer, Escalation, Request, Subject
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Output
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph

WATCH = SystemActor("watch")
FARTHEST = timedelta(days=366)
AT_ONCE = 200


@audited("approvals.sign_off.ask")
def ask(
    *,
    by: Person,
    output_id: UUID,
    of_id: UUID,
    subject: str,
    question: str = "",
    due_at: datetime | None = None,
    now: datetime,
) -> Request:
    """Ask a colleague for a word on an output; until it is given, the output is not released.

    Raises NotAllowed for those who may do nothing to the output now, NotReady for a colleague who may not read it, who
    was asked already, or for a due time that is past.
    """
    output = _output_for(by, output_id, now)
    of = directory.person(of_id)
    _askable(by, of, output, now)
    if subject not in Subject.values:
        raise NotReady(_("Say what the colleague is to answer for."))
    if due_at is not None and not now < due_at < now + FARTHEST:
        raise NotReady(_("Choose a time after now and within a year."))
    question = tidy_paragraph(question)
    made = _add(
        Request(output=output, of=of, subject=subject, question=question, due_at=due_at, asked_by=by, asked_at=now)
    )
    audit.record(by=by, action="approvals.sign_off.ask", target=output, detail={"of": str(of), "on": subject}, now=now)
    outbox.publish(event=SignOffAsked(str(made.pk), str(output.pk), str(of.pk), str(by.pk)), now=now)
    return made


@audited("approvals.sign_off.answer")
def answer(*, by: Person, request_id: UUID, content_hash: str, agreed: bool, note: str = "", now: datetime) -> Answer:
    """Give the word one was asked for, to exactly the content with this hash; an objection says why.

    Raises Stale where the text has changed since it was shown.
    """
    request = queries.request_for(by, request_id)
    page = newsroom.output_page(by, request.output_id, now)
    if page.output.state not in queries.OPEN:
        raise NotReady(_("The output has left the house or was put away: a word on it changes nothing now."))
    if content_hash != page.output.content_hash:
        raise Stale(
            _("The text has changed since you opened it. Read the newest version, then answer."), code="changed"
        )
    note = tidy_paragraph(note)
    if not agreed and not says_something(note):
        raise NotReady(_("Say what you object to: it is read by those who mend it, and kept."))
    given = Answer.objects.create(
        request=request,
        agreed=agreed,
        note=note,
        content_hash=content_hash,
        version=page.output.version,
        by=by,
        at=now,
    )
    audit.record(
        by=by,
        action="approvals.sign_off.answer",
        target=page.output,
        detail={"agreed": agreed, "content_hash": content_hash, "on": request.subject},
        now=now,
    )
    event = SignOffAnswered(str(request.pk), str(request.output_id), agreed, str(by.pk), str(request.asked_by_id))
    outbox.publish(event=event, now=now)
    return given


@audited("approvals.sign_off.withdraw")
def withdraw(*, by: Person, request_id: UUID, reason: str, now: datetime) -> Request:
    """Withdraw a request with a reason, so that the output no longer waits for it."""
    request = Request.objects.select_for_update(no_key=True).filter(pk=request_id, withdrawn_at=None).first()
    if request is None:
        raise NotFound(_("There is no such request, or it was withdrawn already."))
    output = _output_for(by, request.output_id, now)
    reason = tidy_paragraph(reason)
    if not says_something(reason):
        raise NotReady(_("Give a reason: it is read by others and kept."))
    request.withdrawn_by, request.withdrawn_at, request.withdrawn_reason = by, now, reason
    request.save(update_fields=["withdrawn_by", "withdrawn_at", "withdrawn_reason"])
    detail = {"of": str(request.of), "on": request.subject, "reason": reason}
    audit.record(by=by, action="approvals.sign_off.withdraw", target=output, detail=detail, now=now)
    return request


def escalate(now: datetime) -> int:
    """Raise every level that let a due time pass, each in its own transaction; return how many."""
    return sum(_raise(output, output.due_at, now) for output in queries.overdue(now)[:AT_ONCE] if output.due_at)


def _raise(output: Output, due_at: datetime, now: datetime) -> bool:
    level = output.next_level
    with transaction.atomic():
        _row, made = Escalation.objects.get_or_create(
            output_id=output.pk, level=level, due_at=due_at, defaults={"raised_at": now}
        )
        if made:
            detail = {"level": level, "due_at": due_at.isoformat()}
            audit.record(by=WATCH, action="approvals.level.overdue", target=output, detail=detail, now=now)
            outbox.publish(event=ApprovalOverdue(str(output.pk), level, due_at.isoformat()), now=now)
    return made


def _askable(by: Person, of: Person, output: Output, now: datetime) -> None:
    if of.pk == by.pk:
        raise NotReady(_("Ask somebody else: your own word is given by approving."))
    if not of.is_active or not newsroom.may_see(of, output.pk, now):
        raise NotReady(_("%(name)s may not read this output: ask somebody of its newsroom.") % {"name": of})


def _output_for(by: Person, output_id: UUID, now: datetime) -> Output:
    page = newsroom.output_page(by, output_id, now)
    if not queries.may_ask(page.offers):
        raise NotAllowed(_("Only those who may write, return or approve this output now may do this."))
    return page.output


def _add(request: Request) -> Request:
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        raise NotReady(_("%(name)s was asked already.") % {"name": request.of}) from None
    return request
