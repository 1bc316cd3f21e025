"""Gives back what silent workers held. May be killed between any two rows and simply runs again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from hoitu.delivery.distribution.models import Attempt, Delivery
from hoitu.delivery.distribution.models.delivery import IN_FLIGHT
from hoitu.delivery.distribution.operations.moving import move
from hoitu.foundation.outbox import queries as outbox


def reap(*, now: datetime) -> int:
    """Free expired leases: what had not begun waits again, of what had begun nobody knows the end. Return how many."""
    held = Delivery.objects.filter(state__in=IN_FLIGHT).defer("last_error")
    lost = [row for row in held if (row.lease_until and row.lease_until <= now) or outbox.is_gone(row.worker)]
    return sum(_free(row, now) for row in lost)


def _free(delivery: Delivery, now: datetime) -> bool:
    was_sending = delivery.state == Delivery.State.SENDING
    with transaction.atomic():
        if not move(delivery, "lapsed", now=now, next_attempt_at=now):
            return False
        if was_sending:
            open_rows = Attempt.objects.filter(delivery=delivery, lease_epoch=delivery.lease_epoch, outcome="")
            open_rows.update(ended_at=now, outcome=Attempt.Outcome.LOST)
        return True
