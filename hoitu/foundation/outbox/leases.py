"""Tasks change hands here: claim, finish, fail, reap, each fenced on the lease's epoch."""

from __future__ import annotations

import os
import random
import socket
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.outbox import rules
from hoitu.foundation.outbox.models import Task
from hoitu.foundation.outbox.registry import EventInfo, Subscription, subscription

State = Task.State


@dataclass(frozen=True)
class Lease:
    """A task in one worker's hands, until another holds a higher epoch."""

    task: Task
    epoch: int

    def rows(self) -> QuerySet[Task]:
        """Return the task while this lease still holds, nothing afterwards."""
        return Task.objects.filter(pk=self.task.pk, state=State.LEASED, lease_epoch=self.epoch)


def claim(*, worker: str, now: datetime) -> Lease | None:
    """Take the task that is due longest; None when nothing is due.

    The attempt is counted here, so that a handler that kills its process runs out of attempts as well.
    """
    due = Task.objects.filter(state=State.WAITING, due_at__lte=now).order_by("due_at", "id")
    if not due.exists():  # without the write lock that SQLite's transaction takes at once
        return None
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(of=("self",), skip_locked=True)
        task = due.select_related("event").first()
        if task is None:
            return None
        known = subscription(task.event.name, task.handler)
        length = rules.LONG_LEASE if known and known.long_running else rules.LEASE
        taken = Task.objects.filter(pk=task.pk, state=State.WAITING, lease_epoch=task.lease_epoch).update(
            state=State.LEASED,
            lease_epoch=F("lease_epoch") + 1,
            lease_until=now + length,
            attempts=F("attempts") + 1,
            worker=worker,
        )
    if not taken:
        return None
    task.attempts += 1
    return Lease(task, task.lease_epoch + 1)


def handle(lease: Lease, *, now: datetime) -> bool:
    """Call the handler and mark the task done, or note the failure; False when the task did not end as done."""
    known = subscription(lease.task.event.name, lease.task.handler)
    if known is None:
        _bury(lease, _("Nobody handles this any more: %(name)s.") % {"name": lease.task.handler})
        return False
    try:
        return _handle_long(lease, known, now=now) if known.long_running else _handle(lease, known, now=now)
    except Exception:  # noqa: BLE001 - whatever a handler raises is kept with its task and holds no other task
        _fail(lease, traceback.format_exc(), now=now)
        return False


def _handle(lease: Lease, known: Subscription, *, now: datetime) -> bool:
    """Mark first, then handle, in one transaction: whoever lost the lease does not even start."""
    with transaction.atomic():
        if not _finish(lease, now=now):
            return False
        known.handler(lease.task.event.payload, _info(lease.task))
    return True


def _handle_long(lease: Lease, known: Subscription, *, now: datetime) -> bool:
    known.handler(lease.task.event.payload, _info(lease.task))
    return _finish(lease, now=now)


def _info(task: Task) -> EventInfo:
    return EventInfo(id=task.event.pk, name=task.event.name, happened_at=task.event.happened_at)


def _finish(lease: Lease, *, now: datetime) -> bool:
    return bool(lease.rows().update(state=State.DONE, done_at=now, lease_until=None, last_error=""))


def _fail(lease: Lease, error: str, *, now: datetime) -> None:
    task = lease.task
    if rules.is_hopeless(attempts=task.attempts, first_due_at=task.first_due_at, now=now):
        _bury(lease, error)
        return
    wait = timedelta(seconds=rules.back_off_s(task.attempts, random.random()))  # noqa: S311 - spreads load, hides nothing
    lease.rows().update(state=State.WAITING, due_at=now + wait, lease_until=None, last_error=rules.shorten(error))


def _bury(lease: Lease, error: str) -> None:
    lease.rows().update(state=State.DEAD, lease_until=None, last_error=rules.shorten(error))


def reap(*, now: datetime) -> int:
    """Give back the tasks of expired leases and of dead processes of this machine; return how many.

    A task whose worker died on its last attempt becomes a dead letter instead.
    """
    leased = Task.objects.filter(state=State.LEASED)
    lost = [
        task
        for task in leased.only("pk", "worker", "lease_until", "lease_epoch", "attempts", "first_due_at")
        if (task.lease_until and task.lease_until <= now) or is_gone(task.worker)
    ]
    return sum(_give_back(task, now=now) for task in lost)


def _give_back(task: Task, *, now: datetime) -> int:
    hopeless = rules.is_hopeless(attempts=task.attempts, first_due_at=task.first_due_at, now=now)
    with transaction.atomic():
        mine = Task.objects.filter(pk=task.pk, state=State.LEASED, lease_epoch=task.lease_epoch)
        if connection.features.has_select_for_update_skip_locked:
            # A worker inside its transaction holds the row: it is alive, leave it the task.
            mine = mine.filter(pk__in=list(mine.select_for_update(skip_locked=True).values_list("pk", flat=True)))
        return mine.update(
            state=State.DEAD if hopeless else State.WAITING,
            lease_epoch=F("lease_epoch") + 1,
            lease_until=None,
            due_at=now,
            last_error=_("The worker %(worker)s stopped in the middle of this.") % {"worker": task.worker},
        )


def worker_name(suffix: str = "") -> str:
    """Return this process's name among the workers: `machine:process id/suffix`."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}/{suffix}"


def is_gone(worker: str) -> bool:
    """Tell whether this worker was a process of this machine that runs no more; False when it cannot be known."""
    host, _colon, rest = worker.partition(":")
    pid = rest.partition("/")[0]
    if host != socket.gethostname()[:40] or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
