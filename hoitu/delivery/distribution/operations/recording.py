"""Writes down what came of a conversation, in one transaction with all that follows from it."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from django.db import transaction

from hoitu.delivery.distribution import events, sealing
from hoitu.delivery.distribution.channels.sender import Outcome, Sender
from hoitu.delivery.distribution.models import Attempt, ChannelPost, Check, Delivery
from hoitu.delivery.distribution.operations import circuits
from hoitu.delivery.distribution.operations.failing import failed, give_up, open_task
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.rules import answers, circuit, states, waiting
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.foundation.outbox import operations as outbox

ENDED = {
    Kind.OK: Attempt.Outcome.OK,
    Kind.STALE: Attempt.Outcome.PERMANENT,
    Kind.RETRYABLE: Attempt.Outcome.RETRYABLE,
    Kind.CREDENTIALS: Attempt.Outcome.RETRYABLE,
    Kind.PERMANENT: Attempt.Outcome.PERMANENT,
    Kind.AMBIGUOUS: Attempt.Outcome.AMBIGUOUS,
}


def record(delivery: Delivery, attempt: Attempt, sender: Sender, outcome: Outcome, *, now: datetime) -> None:
    """Write the outcome of a sending; one that comes too late is kept, and never applied blindly."""
    said = sealing.cleaned(outcome.excerpt, sealing.unseal(delivery.channel.credentials)).replace("\0", "")
    with transaction.atomic():
        event = answers.event_after(
            outcome.kind,
            answered=outcome.answered,
            is_idempotent=sender.is_idempotent,
            can_ask=sender.can_ask,
            is_withdrawal=delivery.act == Delivery.Act.WITHDRAW,
        )
        in_time = move(delivery, event, now=now, **_fields(delivery, event, outcome, said, now))
        end_attempt(attempt, ENDED[outcome.kind] if in_time else Attempt.Outcome.LATE, outcome, said, now=now)
        if in_time:
            _follow(delivery, event, outcome, said, now)
        elif outcome.kind == Kind.OK:
            _late_success(delivery, outcome, now)
        circuits.answered(delivery, outcome.kind, said, now=now)


def end_attempt(attempt: Attempt, ended: str, outcome: Outcome, said: str, *, now: datetime) -> None:
    """Close the row of a conversation."""
    Attempt.objects.filter(pk=attempt.pk).update(
        ended_at=now, outcome=ended, status=outcome.status, excerpt=said, external_id=outcome.external_id
    )


def arrived(delivery: Delivery, *, now: datetime) -> None:
    """Do what follows from proof that a version arrived: the post, the event, the looks after a withdrawal."""
    is_withdrawal = delivery.act == Delivery.Act.WITHDRAW
    row = ChannelPost.objects.filter(item_id=delivery.item_id, channel_id=delivery.channel_id).first()
    if row is None or delivery.seq >= row.shown_seq:
        ChannelPost.objects.update_or_create(
            item_id=delivery.item_id,
            channel_id=delivery.channel_id,
            defaults={
                "shown_seq": delivery.seq,
                "state": ChannelPost.State.REMOVED if is_withdrawal else ChannelPost.State.SHOWN,
                "external_id": delivery.external_id,
                "external_url": delivery.external_url,
                "changed_at": now,
                "verified_at": now,
            },
        )
    if is_withdrawal:
        _settle_older(delivery, now)
        if not delivery.checks.filter(done_at=None).exists():
            Check.objects.bulk_create(Check(delivery=delivery, due_at=now + after) for after in waiting.CHECKS_AFTER)
    outbox.publish(event=events.sent(delivery), now=now)


def _settle_older(withdrawal: Delivery, now: datetime) -> None:
    """End what was unknown: the channel holds nothing of the item any more, whatever had arrived."""
    older = Delivery.objects.filter(
        item_id=withdrawal.item_id, channel_id=withdrawal.channel_id, state=Delivery.State.UNKNOWN
    )
    for row in older.exclude(pk=withdrawal.pk):
        move(row, "removed", now=now)


def _fields(delivery: Delivery, event: str, outcome: Outcome, said: str, now: datetime) -> dict[str, object]:
    """Return what changes on the row besides its state."""
    if event == "delivered":
        proof = outcome.evidence or (f"HTTP {outcome.status}" if outcome.status else "")
        return {
            "external_id": outcome.external_id[:200] or delivery.external_id,
            "external_url": outcome.external_url[:500] or delivery.external_url,
            "evidence": proof[:300],
            "last_error": "",
        }
    fields: dict[str, object] = {"last_error": said[:2000]}
    if event == "uncounted":
        return {**fields, "next_attempt_at": now + circuit.PROBE_EVERY}
    if event == "ambiguous":
        return {**fields, "next_attempt_at": now, "attempts": delivery.attempts + 1}
    if states.after(delivery.state, event) == Delivery.State.RETRY_WAIT:
        wait = waiting.delay_s(
            delivery.attempts + 1,
            random.random(),  # noqa: S311 - spreads load, hides nothing
            retry_after_s=outcome.retry_after_s,
            urgent=delivery.act == Delivery.Act.WITHDRAW,
        )
        return {**fields, "next_attempt_at": now + timedelta(seconds=wait), "attempts": delivery.attempts + 1}
    return fields


def _follow(delivery: Delivery, event: str, outcome: Outcome, said: str, now: datetime) -> None:
    if event == "delivered":
        arrived(delivery, now=now)
    elif event == "refused":
        failed(delivery, said, now=now)
    elif event == "handed":
        open_task(delivery, "remove", said, now=now)
        outbox.publish(event=events.trouble(delivery, "withdrawal", said[:500]), now=now)
    elif delivery.state == Delivery.State.RETRY_WAIT:
        if delivery.next_attempt_at >= delivery.give_up_at and outcome.kind != Kind.CREDENTIALS:
            give_up(delivery, said, now=now)
        elif delivery.act == Delivery.Act.WITHDRAW and delivery.attempts == 1:
            outbox.publish(event=events.trouble(delivery, "withdrawal", said[:500]), now=now)


def _late_success(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Take what a worker brings that was given up: proof for the unknown, or a reason to look again."""
    current = Delivery.objects.select_related("item").get(pk=delivery.pk)
    same = current.lease_epoch == delivery.lease_epoch and current.state == Delivery.State.UNKNOWN
    if same and move(current, "found", now=now, **_fields(delivery, "delivered", outcome, "", now)):
        arrived(current, now=now)
        return
    kill = Delivery.objects.filter(
        item_id=current.item_id, channel_id=current.channel_id, act=Delivery.Act.WITHDRAW
    ).first()
    if kill is not None and kill.state == Delivery.State.SENT:
        Check.objects.create(delivery=kill, due_at=now)
    if current.state != Delivery.State.SENT:
        outbox.publish(event=events.trouble(current, "late", outcome.external_url[:500]), now=now)
