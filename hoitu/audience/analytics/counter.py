"""Counts in memory and adds them to the rows once every few seconds, so that no reader waits for the database."""

from __future__ import annotations

import logging
from collections import Counter as Counts
from collections.abc import Callable, Mapping
from datetime import datetime
from threading import Lock, Timer

from django.db import connections

from hoitu.audience.analytics import rules

logger = logging.getLogger(__name__)
EVERY_S = 5.0
MOST_KEYS = 5_000

Key = tuple[int, datetime]
"""An article's number and the hour."""


def in_a_while(seconds: float, act: Callable[[], None]) -> None:
    """Do something on a thread of its own, which leaves no connection to the database behind."""

    def run() -> None:
        try:
            act()
        finally:
            connections.close_all()

    timer = Timer(seconds, run)
    timer.daemon = True  # the end of the process does not wait: it writes out by itself
    timer.start()


class Counter:
    """One instance per process, shared by its threads.

    What could not be written is kept for the next time, up to a bound. A process that is killed loses what it counted
    in the last five seconds.
    """

    def __init__(
        self,
        write: Callable[[Mapping[Key, int]], object],
        later: Callable[[float, Callable[[], None]], None] = in_a_while,
    ) -> None:
        self._write, self._later = write, later
        self._lock, self._writing = Lock(), Lock()
        self._counts: Counts[Key] = Counts()
        self._is_due = False

    def add(self, article: int, now: datetime) -> None:
        """Count one read."""
        with self._lock:
            self._put((article, rules.hour_of(now)), 1)
            first, self._is_due = not self._is_due, True
        if first:
            self._later(EVERY_S, self.write_out)

    def write_out(self) -> None:
        """Add to the rows what was counted since the last time; a failure is logged and kept for the next time."""
        with self._writing:
            with self._lock:
                taken, self._counts, self._is_due = self._counts, Counts(), False
            if not taken:
                return
            try:
                self._write(taken)
            except Exception:
                logger.exception("Reads could not be written; they are kept for the next time")
                self._keep(taken)

    def _keep(self, taken: Counts[Key]) -> None:
        with self._lock:
            for key, reads in taken.items():
                self._put(key, reads)
            first, self._is_due = not self._is_due, True
        if first:
            self._later(EVERY_S, self.write_out)

    def _put(self, key: Key, reads: int) -> None:
        if key in self._counts or len(self._counts) < MOST_KEYS:
            self._counts[key] += reads
