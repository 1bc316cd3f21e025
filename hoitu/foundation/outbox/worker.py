"""The loop of `hoitu work`: any number of these may run beside each other."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import FrameType

from django.db import close_old_connections, connections

from hoitu.foundation.outbox import leases, pumping, sweeping
from hoitu.foundation.outbox.models import Heartbeat
from hoitu.foundation.outbox.operations import work_once
from hoitu.kernel import clock

logger = logging.getLogger(__name__)

IDLE_S = 0.1
TROUBLE_S = 2.0
BATCH = 20
BEAT = timedelta(seconds=5)
SWEEP_LOOK = timedelta(seconds=1)


@dataclass
class Loop:
    """One worker: what it is called, when it last did its rounds."""

    worker: str
    stop: threading.Event
    now: Callable[[], datetime]
    handled: int = 0
    next_beat: datetime | None = field(default=None)
    next_look: datetime | None = field(default=None)

    def turn(self) -> int:
        """Do the rounds that are due, then a batch of tasks; return how many tasks were taken up."""
        now = self.now()
        if self.next_beat is None or now >= self.next_beat:
            self._beat(now)
        if self.next_look is None or now >= self.next_look:
            self.next_look = now + SWEEP_LOOK
            sweeping.run_due(worker=self.worker, now=now)
        taken = 0
        while taken < BATCH and not self.stop.is_set() and work_once(worker=self.worker, now=self.now(), limit=1):
            taken += 1
        self.handled += taken
        return taken

    def _beat(self, now: datetime) -> None:
        self.next_beat = now + BEAT
        Heartbeat.objects.update_or_create(
            worker=self.worker,
            defaults={"beat_at": now, "handled": self.handled},
            create_defaults={"started_at": now, "beat_at": now, "handled": self.handled},
        )
        leases.reap(now=now)

    def leave(self) -> None:
        """Take the heartbeat away: this worker stopped as it was told."""
        Heartbeat.objects.filter(worker=self.worker).delete()


def run(
    *,
    worker: str = "",
    stop: threading.Event | None = None,
    now: Callable[[], datetime] = clock.now,
    until_idle: bool = False,
    loops: int = 1,
) -> int:
    """Work until `stop` is set or SIGTERM or SIGINT comes, finishing the tasks at hand; return how many were handled.

    A database that does not answer is waited for; nothing but being told to ends a loop. `until_idle` ends it when
    nothing is due, and turns no pump. With more than one of `loops` (threads) a task that takes minutes does not hold
    up a release.
    """
    name, told = worker or leases.worker_name(), stop or threading.Event()
    first = Loop(name, told, now)
    others = [Loop(f"{name}{'' if name.endswith('/') else '/'}{number}", told, now) for number in range(2, loops + 1)]
    threads = [threading.Thread(target=_run_in_thread, args=(each,), name=each.worker) for each in others]
    pumps = nullcontext() if until_idle else pumping.pumping(told, now)
    with _stopping_on_signals(told), pumps:
        for thread in threads:
            thread.start()
        try:
            _run(first, until_idle=until_idle)
        finally:
            if threads:
                told.set()
            for thread in threads:
                thread.join()
    return sum(each.handled for each in (first, *others))


def _run_in_thread(loop: Loop) -> None:
    try:
        _run(loop, until_idle=False)
    finally:
        connections.close_all()


def _run(loop: Loop, *, until_idle: bool) -> None:
    while not loop.stop.is_set():
        try:
            taken = loop.turn()
        except Exception:
            logger.exception("The worker came to grief (is the database there?); it goes on in %s s", TROUBLE_S)
            connections.close_all()
            loop.stop.wait(TROUBLE_S)
            continue
        if not taken:
            if until_idle:
                break
            close_old_connections()
            loop.stop.wait(IDLE_S)
    loop.leave()


@contextmanager
def _stopping_on_signals(stop: threading.Event) -> Iterator[None]:
    """Let SIGTERM and SIGINT set `stop` for the length of the block; in a thread signals are left alone."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def told(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the shape signal asks for
        stop.set()

    before = {each: signal.signal(each, told) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
