"""Sending again what was sent or failed: under the same key, or by two people under a new one; and other hours."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.delivery.distribution.models import Channel, Delivery, HumanTask, Resend
from hoitu.delivery.distribution.operations import permit
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.rules import keys, states, waiting
from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotReady, Stale


@audited("distribution.delivery.resend", target="delivery_id")
def resend(*, by: Person, delivery_id: UUID, reason: str, forced: bool = False, now: datetime) -> Resend:
    """Send a delivery again. A channel that knows its key does nothing twice; `forced` asks for a new key.

    A forced one waits until a second person agrees (`agree_to_resend`).
    """
    reason = permit.reason_of(reason)
    delivery = permit.delivery(by, delivery_id, now)
    _refuse_outdated(delivery)
    if forced and delivery.resends.filter(is_forced=True, agreed_at=None).exists():
        raise NotReady(_("Somebody has asked for this already: a second person has to agree."), code="waiting")
    made = Resend.objects.create(delivery=delivery, reason=reason, is_forced=forced, by=by, at=now)
    if not forced:
        _send_again(delivery, delivery.resend_generation, now)
    detail = {"reason": reason, "forced": forced}
    audit.record(by=by, action="distribution.delivery.resend", target=delivery, detail=detail, now=now)
    return made


@audited("distribution.delivery.agree", target="delivery_id")
def agree_to_resend(*, by: Person, delivery_id: UUID, now: datetime) -> Resend:
    """Agree, as the second person, that a delivery is sent under a new key: its channel may show it twice."""
    delivery = permit.delivery(by, delivery_id, now)
    asked = delivery.resends.filter(is_forced=True, agreed_at=None).first()
    if asked is None:
        raise Stale(_("Nobody asks for this any more: reload the page."))
    if asked.by_id == by.pk:
        raise NotAllowed(_("A second person has to agree: you asked for it yourself."))
    _refuse_outdated(delivery)
    asked.agreed_by, asked.agreed_at = by, now
    asked.save(update_fields=["agreed_by", "agreed_at"])
    _send_again(delivery, delivery.resend_generation + 1, now)
    audit.record(by=by, action="distribution.delivery.agree", target=delivery, now=now)
    return asked


@audited("distribution.delivery.retime", target="delivery_id")
def retime(*, by: Person, delivery_id: UUID, not_before: datetime, now: datetime) -> Delivery:
    """Give one channel another hour than the others; what is being sent already cannot be held any more."""
    delivery = permit.delivery(by, delivery_id, now)
    if delivery.state not in {Delivery.State.PREPARING, Delivery.State.QUEUED, Delivery.State.RETRY_WAIT}:
        raise NotReady(_("Only what still waits can be given another hour."), code="not_waiting")
    if delivery.act in {Delivery.Act.CORRECT, Delivery.Act.WITHDRAW}:
        raise NotReady(_("Corrections and withdrawals go out at once."), code="urgent")
    delivery.not_before, delivery.next_attempt_at = not_before, max(not_before, now)
    delivery.give_up_at = waiting.gives_up_at(
        delivery.next_attempt_at, delivery.channel.give_up_after_s, is_withdrawal=False
    )
    delivery.save(update_fields=["not_before", "next_attempt_at", "give_up_at"])
    detail = {"not_before": not_before.isoformat()}
    audit.record(by=by, action="distribution.delivery.retime", target=delivery, detail=detail, now=now)
    return delivery


def _refuse_outdated(delivery: Delivery) -> None:
    """Refuse to send what readers must not see any more, or what is still on its way."""
    item = delivery.item
    if states.after(delivery.state, "resent") is None:
        raise NotReady(_("Only what was sent or has failed can be sent again."), code="wrong_state")
    if item.withdrawn_seq is not None and delivery.seq < item.withdrawn_seq:
        raise NotReady(_("This was withdrawn: it never goes out again."), code="withdrawn")
    if delivery.seq < item.seq and delivery.channel.ordering == Channel.Ordering.LATEST:
        raise NotReady(_("A newer version exists: send that one again."), code="outdated")


def _send_again(delivery: Delivery, generation: int, now: datetime) -> None:
    key = keys.idempotency_key(
        item=delivery.item_id,
        seq=delivery.seq,
        channel=delivery.channel_id,
        act=delivery.act,
        generation=generation,
    )
    is_withdrawal = delivery.act == Delivery.Act.WITHDRAW
    event = "resent" if delivery.payload_id else "revived"
    move(
        delivery,
        event,
        now=now,
        idempotency_key=key,
        resend_generation=generation,
        next_attempt_at=now,
        attempts=0,
        give_up_at=waiting.gives_up_at(now, delivery.channel.give_up_after_s, is_withdrawal=is_withdrawal),
    )
    HumanTask.objects.filter(delivery=delivery, closed_at=None).update(state=HumanTask.State.CANCELLED, closed_at=now)
