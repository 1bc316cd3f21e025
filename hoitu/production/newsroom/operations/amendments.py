"""What may happen to released work: update, correct (and giving either up), withdraw; each act has its own row."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotReady
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.events import AmendmentGivenUp, AmendmentOpened, OutputWithdrawn, text_handed_on
from hoitu.production.newsroom.models import Amendment, Approval, GivingUp, Output, Schedule, Withdrawal
from hoitu.production.newsroom.operations.drafts import WRITTEN, write_version
from hoitu.production.newsroom.operations.moving import move, tell_audit, void_approvals
from hoitu.production.newsroom.operations.permit import permit
from hoitu.production.newsroom.operations.schedules import undo
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.tidying import tidy_paragraph


@audited("newsroom.output.update")
def update(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Amendment:
    """Open a released output for an update: new facts, no error admitted. It goes through the whole chain again."""
    reason = tidy_paragraph(reason)
    output = permit(by=by, output_id=output_id, action="update", now=now, reason=reason).case.output
    return _open(output, Amendment(output=output, act=Amendment.Act.UPDATE, reason=reason, by=by, at=now))


@audited("newsroom.output.correct")
def correct(
    *, by: Person, output_id: UUID, reason: str, false_information: str, public_note: str, now: datetime
) -> Amendment:
    """Open a released output for a correction: `false_information` is named, `public_note` is what readers are told.

    It goes through the whole chain again; the title it is published under is the law's (norm `correction`).
    """
    words: dict[str, Any] = {
        "reason": tidy_paragraph(reason),
        "false_information": tidy_paragraph(false_information),
        "public_note": tidy_paragraph(public_note),
    }
    output = permit(by=by, output_id=output_id, action="correct", now=now, **words).case.output
    return _open(output, Amendment(output=output, act=Amendment.Act.CORRECT, by=by, at=now, **words))


def _open(output: Output, amendment: Amendment) -> Amendment:
    amendment.save()
    move(output, "draft")
    tell_audit(amendment.by, str(amendment.act), output, amendment.at, reason=amendment.reason)
    told = AmendmentOpened(str(output.pk), str(amendment.act), amendment.reason, str(amendment.by.pk))
    outbox.publish(event=told, now=amendment.at)
    return amendment


@audited("newsroom.output.give_up")
def give_up(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Output:
    """Give up an update or correction under way: what is released stands, and the working copy says it again.

    What was written for it stays among the versions; approvals it had are void.
    """
    reason = tidy_paragraph(reason)
    passed = permit(by=by, output_id=output_id, action="give_up", now=now, reason=reason)
    output, amendment = passed.case.output, passed.case.amendment
    if amendment is None:
        raise NotReady(_("No update or correction of this is under way."))
    GivingUp.objects.create(amendment=amendment, reason=reason, by=by, at=now)
    Amendment.objects.filter(pk=amendment.pk).update(closed_at=now)
    voided = void_approvals(output, why=Approval.Voided.GIVEN_UP, now=now)
    restored = write_version(output, _released_text(output), saved_in="released", by=by, now=now)
    move(output, "released", *WRITTEN)
    tell_audit(by, "give_up", output, now, reason=reason, act=amendment.act, restored=restored, voided_approvals=voided)
    told = AmendmentGivenUp(str(output.pk), str(amendment.act), reason, str(by.pk))
    outbox.publish(event=told, now=now)
    if restored:
        outbox.publish(event=text_handed_on(output), now=now)
    return output


def _released_text(output: Output) -> DraftContent:
    """Return the text of the newest release, as a working copy says it."""
    kept = output.releases.order_by("-seq").values_list("content", flat=True)[0]
    said = ReleaseContent.from_json(kept)
    return DraftContent(said.headline, said.lead, said.body, said.cover_id, said.ai_use)


@audited("newsroom.output.withdraw")
def withdraw(
    *, by: Person, output_id: UUID, reason: str, public_note: str = "", code: str = "", now: datetime
) -> Withdrawal:
    """Take a released output off every channel, for good, confirmed with a code of the second factor.

    It wins over all open work: schedules are undone, an open update or correction ends, approvals are void.
    """
    reason, public_note = tidy_paragraph(reason), tidy_paragraph(public_note)
    output = permit(by=by, output_id=output_id, action="withdraw", now=now, reason=reason, code=code).case.output
    for armed in Schedule.objects.filter(output=output, closed_at=None):
        undo(armed, by=by, reason=reason, now=now)
    Amendment.objects.filter(output=output, closed_at=None).update(closed_at=now)
    void_approvals(output, why=Approval.Voided.WITHDRAWN, now=now)
    last = output.releases.order_by("-seq").values_list("seq", flat=True)[0]
    made = Withdrawal.objects.create(
        output=output, last_seq=last, reason=reason, public_note=public_note, by=by, at=now
    )
    move(output, "withdrawn")
    tell_audit(by, "withdraw", output, now, reason=reason, last_seq=last)
    outbox.publish(event=OutputWithdrawn(str(output.pk), output.kind, output.language, public_note), now=now)
    return made
