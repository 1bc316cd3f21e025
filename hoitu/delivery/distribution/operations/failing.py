"""The end of the machine's means: it is said, and a person gets a task."""

from __future__ import annotations

from datetime import datetime

from hoitu.delivery.distribution import events
from hoitu.delivery.distribution.models import Delivery, HumanTask
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.rules import states, waiting
from hoitu.foundation.outbox import operations as outbox


def give_up(delivery: Delivery, why: str, *, now: datetime) -> bool:
    """End a delivery the machine cannot do: a withdrawal goes to a person where it can, the rest fails with a task."""
    if delivery.act == Delivery.Act.WITHDRAW and hand_over(delivery, why, now=now):
        return True
    if states.after(delivery.state, "given_up") is None:
        return hand_over(delivery, why, now=now)
    if not move(delivery, "given_up", now=now, last_error=why[:2000]):
        return False
    failed(delivery, why, now=now)
    return True


def failed(delivery: Delivery, why: str, *, now: datetime) -> None:
    """Say that a delivery has failed, and open the task that follows."""
    open_task(delivery, HumanTask.Kind.LOOK, why, now=now)
    outbox.publish(event=events.failed(delivery, why[:500]), now=now)


def hand_over(delivery: Delivery, why: str, *, now: datetime, kind: str = "", **fields: object) -> bool:
    """Give a delivery to a person; False where it is not in a state for that."""
    unsure = delivery.state == Delivery.State.UNKNOWN
    if not move(delivery, "handed", now=now, last_error=why[:2000], **fields):
        return False
    is_withdrawal = delivery.act == Delivery.Act.WITHDRAW
    kind = kind or (HumanTask.Kind.REMOVE if is_withdrawal else HumanTask.Kind.LOOK if unsure else HumanTask.Kind.POST)
    open_task(delivery, kind, why, now=now)
    if is_withdrawal:
        outbox.publish(event=events.trouble(delivery, "withdrawal", why[:500]), now=now)
    return True


def open_task(delivery: Delivery, kind: str, why: str, *, now: datetime) -> HumanTask:
    """Open a task for a delivery, or return the one that is open; `instruction` is what the machine knows."""
    is_withdrawal = delivery.act == Delivery.Act.WITHDRAW
    time = waiting.HUMAN_WITHDRAWAL_TIME if is_withdrawal else waiting.HUMAN_TIME
    deadline = min(filter(None, (now + time, delivery.deadline)))
    task, _made = HumanTask.objects.get_or_create(
        delivery=delivery,
        closed_at=None,
        defaults={"kind": kind, "instruction": why, "deadline": deadline, "opened_at": now},
    )
    return task
