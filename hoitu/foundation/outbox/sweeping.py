"""Runs what is due every so often, each under the lease of its own row."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime

from django.db import transaction
from django.db.models import F

from hoitu.foundation.outbox import leases, rules
from hoitu.foundation.outbox.models import Sweep
from hoitu.foundation.outbox.registry import SweepSpec, sweeps

logger = logging.getLogger(__name__)


def run_due(*, worker: str, now: datetime) -> int:
    """Run each sweep that is due and that no other worker is running; return how many ran, failed ones included."""
    specs = sweeps()
    rows = Sweep.objects.in_bulk([spec.name for spec in specs])
    _register([spec for spec in specs if spec.name not in rows], now=now)
    ran = 0
    for spec in specs:
        row = rows.get(spec.name)
        due = row is None or (row.due_at <= now and _is_free(row, now))
        epoch = _claim(spec, worker=worker, now=now) if due else None
        if epoch is not None:
            _run(spec, epoch, now=now)
            ran += 1
    return ran


def _register(specs: list[SweepSpec], *, now: datetime) -> None:
    if specs:
        Sweep.objects.bulk_create([Sweep(name=spec.name, due_at=now) for spec in specs], ignore_conflicts=True)


def _is_free(row: Sweep, now: datetime) -> bool:
    return row.lease_until is None or row.lease_until <= now or leases.is_gone(row.worker)


def _claim(spec: SweepSpec, *, worker: str, now: datetime) -> int | None:
    """Take the sweep's lease by compare-and-set and return its epoch; None when another worker was first."""
    with transaction.atomic():
        row = Sweep.objects.get(name=spec.name)
        if row.due_at > now or not _is_free(row, now):
            return None
        taken = Sweep.objects.filter(name=spec.name, lease_epoch=row.lease_epoch).update(
            lease_epoch=F("lease_epoch") + 1, lease_until=now + rules.LONG_LEASE, worker=worker, started_at=now
        )
    return row.lease_epoch + 1 if taken else None


def _run(spec: SweepSpec, epoch: int, *, now: datetime) -> None:
    error = ""
    try:
        spec.function(now)
    except Exception:
        error = rules.shorten(traceback.format_exc())
        logger.exception("Sweep %s failed; it runs again in %s", spec.name, spec.every)
    mine = Sweep.objects.filter(name=spec.name, lease_epoch=epoch)
    if error:
        mine.update(lease_until=None, due_at=now + spec.every, last_error=error, failures=F("failures") + 1)
    else:
        mine.update(lease_until=None, due_at=now + spec.every, last_error="", failures=0, finished_at=now)
