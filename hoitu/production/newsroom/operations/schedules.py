"""Arming a release for an instant, taking it back, and the sweep that lets due ones out."""

from __future__ import annotations

import logging
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.refusal import NotReady, Refusal
from hoitu.production.newsroom.events import ScheduledReleaseFailed
from hoitu.production.newsroom.models import Schedule, Unschedule
from hoitu.production.newsroom.operations.moving import move, tell_audit
from hoitu.production.newsroom.operations.permit import SCHEDULER, permit
from hoitu.production.newsroom.operations.releases import release
from hoitu.production.newsroom.rules.tidying import tidy_paragraph

logger = logging.getLogger(__name__)
MOST_ATTEMPTS = 5


@audited("newsroom.output.schedule")
def schedule(*, by: Person, output_id: UUID, at: datetime, now: datetime) -> Schedule:
    """Arm an approved output for release at an instant, at most a year ahead."""
    output = permit(by=by, output_id=output_id, action="schedule", now=now, at=at).case.output
    made = Schedule.objects.create(output=output, content_hash=output.content_hash, at=at, by=by, made_at=now)
    move(output, "scheduled")
    tell_audit(by, "schedule", output, now, at=at)
    return made


@audited("newsroom.output.unschedule")
def unschedule(*, by: Person, output_id: UUID, reason: str, now: datetime) -> Schedule:
    """Take a schedule back, with a reason; the output stays approved."""
    reason = tidy_paragraph(reason)
    output = permit(by=by, output_id=output_id, action="unschedule", now=now, reason=reason).case.output
    made = Schedule.objects.get(output=output, closed_at=None)
    undo(made, by=by, reason=reason, now=now)
    move(output, "approved")
    tell_audit(by, "unschedule", output, now, at=made.at, reason=reason)
    return made


def undo(made: Schedule, *, by: Person, reason: str, now: datetime) -> None:
    """Close an open schedule as undone."""
    Unschedule.objects.create(schedule=made, reason=reason, by=by, at=now)
    made.closed_at = now
    made.save(update_fields=["closed_at"])


def release_due(now: datetime) -> int:
    """Release every armed output whose hour has come, oldest hour first; return how many went out.

    Each goes in a transaction of its own: one that fails is marked with its failure and does not hold the rest.
    What became due while the house was down goes out now, and the row says how late. A refusal ends the schedule
    and the output is approved again; any other failure is tried again, MOST_ATTEMPTS times.
    """
    due = list(Schedule.objects.filter(closed_at=None, at__lte=now).order_by("at", "pk").values_list("pk", "output_id"))
    return sum(_release_one(schedule_id, output_id, now) for schedule_id, output_id in due)


def _release_one(schedule_id: int, output_id: UUID, now: datetime) -> bool:
    try:
        _release_scheduled(by=SCHEDULER, output_id=output_id, schedule_id=schedule_id, now=now)
    except Refusal as refusal:
        problems = refusal.problems if isinstance(refusal, NotReady) else ()
        _mark_failed(schedule_id, " ".join((refusal.message, *problems)), now, final=True)
    except Exception as error:
        logger.exception("Scheduled release %s failed; the others go on", schedule_id)
        _mark_failed(schedule_id, f"{type(error).__name__}: {error}", now, final=False)
    else:
        return True
    return False


@audited("newsroom.output.release")
def _release_scheduled(*, by: SystemActor, output_id: UUID, schedule_id: int, now: datetime) -> None:
    """Release for a schedule that is still open under the output's lock (another worker may have been first)."""
    passed = permit(by=by, output_id=output_id, action="release", now=now)
    armed = Schedule.objects.filter(pk=schedule_id, closed_at=None).first()
    if armed is None or armed.content_hash != passed.case.output.content_hash:
        raise NotReady(_("The schedule is no longer armed for this text."))
    release(by=by, output_id=output_id, now=now)


def _mark_failed(schedule_id: int, failure: str, now: datetime, *, final: bool) -> None:
    with transaction.atomic():
        failed = Schedule.objects.select_for_update(no_key=True).select_related(None).get(pk=schedule_id)
        if failed.closed_at is not None:
            return
        failed.failed_at, failed.failure, failed.attempts = now, failure[:2000], failed.attempts + 1
        if final or failed.attempts >= MOST_ATTEMPTS:
            failed.closed_at = now
            if failed.output.state == "scheduled":
                move(failed.output, "approved")
        failed.save(update_fields=["failed_at", "failure", "attempts", "closed_at"])
        tell_audit(
            SCHEDULER, "schedule_failed", failed.output, now, failure=failed.failure, closed=bool(failed.closed_at)
        )
        told = ScheduledReleaseFailed(
            str(failed.output_id), str(failed.by_id), failed.failure, closed=failed.closed_at is not None
        )
        outbox.publish(event=told, now=now)
