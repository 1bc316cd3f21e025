"""When a channel that does not answer is left alone, and when it is tried again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

OPENS_AFTER = 5
PROBE_EVERY = timedelta(seconds=60)


@dataclass(frozen=True)
class State:
    """Failures in a row; an open circuit lets one sending through at `probe_at`."""

    failures: int = 0
    opened_at: datetime | None = None
    probe_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None


def after_success() -> State:
    """Return the state of a channel that answered."""
    return State()


def after_failure(before: State, now: datetime, *, at_once: bool = False) -> State:
    """Return the state after one more failure; `at_once` (our key is refused) opens it without waiting for more."""
    failures = before.failures + 1
    if before.is_open:
        return replace(before, failures=failures, probe_at=now + PROBE_EVERY)
    if at_once or failures >= OPENS_AFTER:
        return State(failures, now, now + PROBE_EVERY)
    return State(failures)


def lets_through(state: State, now: datetime) -> bool:
    """Say whether something may be sent: circuit closed, or its probe due."""
    return state.probe_at is None or state.probe_at <= now
