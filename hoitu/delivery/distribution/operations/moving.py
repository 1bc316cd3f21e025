"""The one way a delivery changes its state: by an event of the table, and only if nobody else moved it meanwhile."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from hoitu.delivery.distribution.models import Delivery, HumanTask
from hoitu.delivery.distribution.models.delivery import IN_FLIGHT
from hoitu.delivery.distribution.rules import states


def move(delivery: Delivery, event: str, *, now: datetime, **fields: Any) -> bool:
    """Write the state an event leads to, with other fields; False where the row is not as it was read.

    Compare-and-set on state and lease: whoever fell silent and comes back late changes nothing.
    """
    following = states.after(delivery.state, event)
    if following is None:
        return False
    fields |= {"state": following, "settled_at": now if following in states.SETTLED else None}
    if following not in IN_FLIGHT:
        fields |= {"lease_until": None}
    rows = Delivery.objects.filter(pk=delivery.pk, state=delivery.state, lease_epoch=delivery.lease_epoch)
    if not rows.update(**fields):
        return False
    for name, value in fields.items():
        setattr(delivery, name, value)
    return True


def move_all(pks: Collection[Any], event: str, *, now: datetime, **fields: Any) -> int:
    """Write the same event for many deliveries; those it cannot happen to are left as they are. Return how many.

    For events that lead to one state from wherever they can happen, and end the delivery.
    """
    before = states.before(event)
    (following,) = {states.TABLE[state, event] for state in before}
    rows = Delivery.objects.filter(pk__in=pks, state__in=before)
    moved = rows.update(state=following, settled_at=now, lease_until=None, **fields)
    HumanTask.objects.filter(delivery_id__in=pks, delivery__state=following, closed_at=None).update(
        state=HumanTask.State.CANCELLED, closed_at=now
    )
    return moved
