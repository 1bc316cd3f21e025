"""One turn of the machine: take and send what is due; and, beside it, ask, look again, prepare, give back."""

from __future__ import annotations

import threading
from datetime import datetime

from hoitu.delivery.distribution.operations.asking import ask_due
from hoitu.delivery.distribution.operations.checking import check_due
from hoitu.delivery.distribution.operations.claiming import claim
from hoitu.delivery.distribution.operations.preparing import prepare_due
from hoitu.delivery.distribution.operations.reaping import reap
from hoitu.delivery.distribution.operations.sending import Clock, carry
from hoitu.foundation.outbox import queries as outbox
from hoitu.kernel import clock

AT_ONCE = 4
"""Deliveries taken in one go: few, for those at the end of the row wait while the first ones travel."""


def send_due(now: datetime, *, at: Clock | None = None) -> int:
    """Take what is due and send it, one after the other; return how many. A pump: several may run."""
    worker = outbox.worker_name(f"send/{threading.get_ident() % 100_000}")
    leased = claim(worker=worker, now=now, limit=AT_ONCE)
    for delivery in leased:
        carry(delivery, clock=at or clock.now)
    return len(leased)


def look_around(now: datetime, *, at: Clock | None = None) -> int:
    """Do all that is not sending; return how many rows were looked at. A pump of its own: questions may take long."""
    ticking = at or clock.now
    return reap(now=now) + prepare_due(now=now) + ask_due(clock=ticking) + check_due(clock=ticking)


def drain(*, now: datetime) -> int:
    """Send, ask and look until nothing is due at `now`; return how many steps (for tests and the demo)."""
    total = 0
    while done := send_due(now, at=lambda: now) + look_around(now, at=lambda: now):
        total += done
    return total
