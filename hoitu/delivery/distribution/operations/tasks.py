"""What people do by hand: take a task, prove that it is done, or say why it cannot be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.delivery.distribution import events
from hoitu.delivery.distribution.channels.sender import Rendered
from hoitu.delivery.distribution.models import Delivery, HumanTask, Payload
from hoitu.delivery.distribution.operations import permit
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.operations.preparing import keep
from hoitu.delivery.distribution.operations.recording import arrived
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotReady, Stale

PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
MOST_BYTES = 8_000_000
LONGEST_ADDRESS = 500


@dataclass(frozen=True)
class Evidence:
    """What proves it: the address of the post, or a picture of the screen (PNG, JPEG, WebP), or words on a removal."""

    url: str = ""
    picture: bytes = b""
    note: str = ""


@audited("distribution.task.claim", target="task_id")
def claim_task(*, by: Person, task_id: UUID, now: datetime) -> HumanTask:
    """Take a task, from somebody else too: who took it last is at it."""
    task, _delivery = permit.task(by, task_id, now)
    _refuse_closed(task)
    task.state, task.claimed_by, task.claimed_at = HumanTask.State.CLAIMED, by, now
    task.save(update_fields=["state", "claimed_by", "claimed_at"])
    audit.record(by=by, action="distribution.task.claim", target=task, now=now)
    return task


@audited("distribution.task.done", target="task_id")
def done(*, by: Person, task_id: UUID, evidence: Evidence, found: bool = True, now: datetime) -> HumanTask:
    """Prove a task: the delivery counts as sent from now on.

    Of a task to find out, `found` False says that nothing is there: the machine sends it again.
    """
    task, delivery = permit.task(by, task_id, now)
    _refuse_closed(task)
    picture = _checked(task, evidence, found=found, now=now)
    _close(task, HumanTask.State.DONE, by, now, evidence.note)
    task.evidence_url, task.evidence_picture = evidence.url.strip(), picture
    task.save()
    if found or task.kind != HumanTask.Kind.LOOK:
        _prove(task, delivery, now)
    else:
        event = "absent" if delivery.state == Delivery.State.HUMAN else "resent"
        move(delivery, event, now=now, next_attempt_at=now)
    detail = {"url": task.evidence_url, "picture": picture.body_sha256 if picture else "", "found": found}
    audit.record(by=by, action="distribution.task.done", target=task, detail=detail, now=now)
    return task


@audited("distribution.task.cannot", target="task_id")
def cannot(*, by: Person, task_id: UUID, reason: str, now: datetime) -> HumanTask:
    """Say that a task cannot be done, and why: the delivery has failed."""
    task, delivery = permit.task(by, task_id, now)
    _refuse_closed(task)
    reason = permit.reason_of(reason)
    _close(task, HumanTask.State.CANNOT, by, now, reason)
    task.save()
    if move(delivery, "impossible", now=now, last_error=reason):
        outbox.publish(event=events.failed(delivery, reason[:500]), now=now)
    audit.record(by=by, action="distribution.task.cannot", target=task, detail={"reason": reason}, now=now)
    return task


def escalate_overdue(*, now: datetime) -> int:
    """Say once of each task by hand that its time is over; return how many."""
    rows = HumanTask.objects.filter(closed_at=None, overdue_at=None, deadline__lt=now)
    late = list(rows.select_related("delivery__channel", "delivery__item"))
    for task in late:
        with transaction.atomic():
            if HumanTask.objects.filter(pk=task.pk, closed_at=None, overdue_at=None).update(overdue_at=now):
                outbox.publish(event=events.trouble(task.delivery, "overdue", str(task)[:500]), now=now)
    return len(late)


def _refuse_closed(task: HumanTask) -> None:
    if task.closed_at is not None:
        raise Stale(_("This task is closed already: reload the list."))


def _close(task: HumanTask, state: str, by: Person, now: datetime, reason: str) -> None:
    task.state, task.closed_by, task.closed_at, task.reason = state, by, now, reason.strip()


def _prove(task: HumanTask, delivery: Delivery, now: datetime) -> None:
    proven = move(
        delivery,
        "proven",
        now=now,
        evidence=f"task:{task.pk}",
        external_url=task.evidence_url or delivery.external_url,
        last_error="",
    )
    if proven:
        arrived(delivery, now=now)


def _checked(task: HumanTask, evidence: Evidence, *, found: bool, now: datetime) -> Payload | None:
    """Return the picture kept; raises NotReady where nothing is proven."""
    url, note = evidence.url.strip(), evidence.note.strip()
    if url and (not url.startswith(("http://", "https://")) or len(url) > LONGEST_ADDRESS):
        raise NotReady(_("Give the whole address of the post, beginning with https://."), code="address")
    shows = task.kind == HumanTask.Kind.POST or (task.kind == HumanTask.Kind.LOOK and found)
    if shows and not (url or evidence.picture):
        raise NotReady(_("Give the address of the post or a picture of the screen: without it nothing is proven."))
    if not (url or evidence.picture or note):
        raise NotReady(_("Say what you found, or add a picture of the screen."))
    return _kept(evidence.picture, now) if evidence.picture else None


def _kept(picture: bytes, now: datetime) -> Payload:
    media_type = next((kind for head, kind in PICTURES.items() if picture.startswith(head)), "")
    if not media_type or len(picture) > MOST_BYTES:
        raise NotReady(_("The picture must be PNG, JPEG or WebP of at most 8 MB."), code="picture")
    return keep(Rendered(picture, media_type), now=now)
