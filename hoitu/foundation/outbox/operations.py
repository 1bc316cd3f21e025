"""All writes of the outbox that others may ask for."""

from __future__ import annotations

from datetime import datetime

from hoitu.foundation.outbox import leases, sweeping
from hoitu.foundation.outbox.dead_letters import MAY_DECIDE, MAY_VIEW, give_up, retry
from hoitu.foundation.outbox.publishing import Happening, OutsideTransaction, publish

__all__ = [
    "MAY_DECIDE",
    "MAY_VIEW",
    "Happening",
    "OutsideTransaction",
    "drain",
    "give_up",
    "publish",
    "retry",
    "run_sweeps",
    "work_once",
]


def work_once(*, worker: str, now: datetime, limit: int = 50) -> int:
    """Handle up to `limit` tasks that are due, each in its own transaction; return how many were taken up."""
    taken = 0
    while taken < limit and (lease := leases.claim(worker=worker, now=now)):
        leases.handle(lease, now=now)
        taken += 1
    return taken


def drain(*, now: datetime) -> int:
    """Handle tasks until nothing is due at `now`, follow-ups included; return how many (for tests and the demo)."""
    total = 0
    while taken := work_once(worker=leases.worker_name(), now=now):
        total += taken
    return total


def run_sweeps(*, now: datetime) -> int:
    """Run every sweep that is due at `now`; return how many ran (for tests and the demo; the worker does it itself)."""
    return sweeping.run_due(worker=leases.worker_name(), now=now)
