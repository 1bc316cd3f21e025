"""Letting an approved output out of the house."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.ids import new_id
from hoitu.production.newsroom.events import OutputReleased
from hoitu.production.newsroom.models import Amendment, Output, Release, Schedule
from hoitu.production.newsroom.models.judgement import STANDING
from hoitu.production.newsroom.operations.moving import move, tell_audit
from hoitu.production.newsroom.operations.permit import By, Permit, permit
from hoitu.production.newsroom.rules.times import late_seconds
from hoitu.production.newsroom.snapshots import snapshot


@audited("newsroom.output.release")
def release(*, by: By, output_id: UUID, now: datetime) -> Release:
    """Release an approved output now: an immutable row with all it says, and the event, in one transaction.

    Belongs to the chief level (or its deputy), and to the scheduler for an armed schedule whose hour has come.
    """
    passed = permit(by=by, output_id=output_id, action="release", now=now)
    output = passed.case.output
    amendment = passed.case.amendment
    made = _write(passed, by, now)
    output.approvals.filter(STANDING).update(release=made)
    if amendment is not None:
        Amendment.objects.filter(pk=amendment.pk).update(closed_at=now)
    _close_schedule(output, made, now)
    move(output, "released")
    tell_audit(by, "release", output, now, release=str(made.pk), seq=made.seq, act=made.act)
    outbox.publish(event=OutputReleased(str(made.pk), str(output.pk), output.kind, output.language, made.act), now=now)
    return made


def _write(passed: Permit, by: By, now: datetime) -> Release:
    output, amendment = passed.case.output, passed.case.amendment
    act = amendment.act if amendment else Release.Act.PUBLISH
    last = output.releases.order_by("-seq").values_list("seq", flat=True).first() or 0
    content = snapshot(passed.case, release_id=new_id(), seq=last + 1, act=str(act), now=now)
    return Release.objects.create(
        pk=content.release_id,
        output=output,
        seq=content.seq,
        act=act,
        content=content.as_json(),
        content_hash=content.content_hash,
        released_at=now,
        released_by_label=by.actor_label[:160],
        amendment=amendment,
    )


def _close_schedule(output: Output, made: Release, now: datetime) -> None:
    for schedule in Schedule.objects.filter(output=output, closed_at=None):
        schedule.release, schedule.closed_at = made, now
        schedule.late_seconds = late_seconds(schedule.at, now)
        schedule.save(update_fields=["release", "closed_at", "late_seconds"])
