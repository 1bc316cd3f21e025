"""Handing in, sending back and saying yes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import Refusal, Stale
from hoitu.production.newsroom.cases import case_of
from hoitu.production.newsroom.events import OutputApproved, OutputReturned, OutputSubmitted, text_handed_on
from hoitu.production.newsroom.models import Approval, Assignment, Output, Return, Submission
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.operations.moving import move, tell_audit, void_approvals
from hoitu.production.newsroom.operations.permit import Permit, permit
from hoitu.production.newsroom.rules.chain import state_after_approval
from hoitu.production.newsroom.rules.standing import CHIEF
from hoitu.production.newsroom.rules.tidying import tidy_paragraph


@audited("newsroom.output.submit")
def submit(*, by: Person, output_id: UUID, note: str = "", now: datetime) -> Output:
    """Hand an output in for editing and approval."""
    output = permit(by=by, output_id=output_id, action="submit", now=now).case.output
    Submission.objects.create(output=output, version=output.version, note=tidy_paragraph(note), by=by, at=now)
    move(output, "submitted")
    _finish_assignments(by, output, now)
    tell_audit(by, "submit", output, now)
    outbox.publish(event=text_handed_on(output), now=now)
    outbox.publish(event=OutputSubmitted(str(output.pk), output.version, output.next_level, str(by.pk)), now=now)
    return output


@audited("newsroom.output.return")
def return_output(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Output:
    """Send an output back to its writer with a reason; what was approved so far is void."""
    reason = tidy_paragraph(reason)
    output = permit(by=by, output_id=output_id, action="return", now=now, reason=reason).case.output
    Return.objects.create(output=output, version=output.version, reason=reason, by=by, at=now)
    voided = void_approvals(output, why=Approval.Voided.RETURNED, now=now)
    move(output, "returned")
    tell_audit(by, "return", output, now, reason=reason, voided_approvals=voided)
    outbox.publish(event=OutputReturned(str(output.pk), output.version, reason, str(by.pk)), now=now)
    return output


@audited("newsroom.output.approve")
def approve(
    *, by: Person, output_id: UUID, level: str, content_hash: str, note: str = "", code: str = "", now: datetime
) -> Approval:
    """Say yes, as one level, to exactly the content with this hash; said twice (two clicks), it is said once.

    The chief level is confirmed with a `code` of the second factor. Raises Stale where the text has changed,
    NotAllowed for one's own work, a second level by the same person, or a wrong code.
    """
    try:
        passed = permit(
            by=by, output_id=output_id, action="approve", now=now, level=level, content_hash=content_hash, code=code
        )
    except Refusal as refusal:
        mine = Approval.objects.filter(STANDING, output_id=output_id, level=level, content_hash=content_hash, by=by)
        said = None if isinstance(refusal, Stale) else mine.first()
        if said is None:
            raise
        return said
    output = passed.case.output
    given = Approval.objects.create(
        output=output,
        level=level,
        content_hash=content_hash,
        version=output.version,
        note=tidy_paragraph(note),
        by=by,
        at=now,
        second_factor=level == CHIEF,
        delegation_id=_delegation_used(passed, level),
    )
    after = case_of(output)
    move(output, state_after_approval(after.levels, after.approvals, content_hash))
    tell_audit(by, "approve", output, now, level=level, content_hash=content_hash, delegation=given.delegation_id)
    outbox.publish(event=OutputApproved(str(output.pk), level, output.next_level, str(by.pk)), now=now)
    return given


def _delegation_used(passed: Permit, level: str) -> int | None:
    place = passed.case.place
    used = passed.ask.standing.right(level, agency_id=place.agency_id, unit_id=place.unit_id)
    return used.delegation_id if used else None


def _finish_assignments(by: Person, output: Output, now: datetime) -> None:
    """Close the assignments of the person who hands in: once all that was asked for is handed in."""
    waiting = {
        f"{kind}:{language}"
        for kind, language in Output.objects.filter(story_id=output.story_id, state__in=("draft", "returned"))
        .exclude(pk=output.pk)
        .values_list("kind", "language")
    }
    for assignment in Assignment.objects.filter(story_id=output.story_id, assignee=by, done_at=None):
        if not waiting & set(assignment.kinds or waiting):
            assignment.done_at = now
            assignment.save(update_fields=["done_at"])
