"""When a release is due, when it is late, and which dates make sense. Pure; the clock is passed in."""

from __future__ import annotations

from datetime import date, datetime, timedelta

FARTHEST = timedelta(days=366)
LATE = timedelta(minutes=1)
FARTHEST_PLAN = timedelta(days=5 * 366)


def may_be_scheduled(at: datetime, now: datetime) -> bool:
    """Say whether a release may be armed for an instant: after now, within a year."""
    return now < at <= now + FARTHEST


def late_seconds(at: datetime, released_at: datetime) -> int:
    """Return how many whole seconds after its hour a release went out; 0 when in time."""
    return max(0, int((released_at - at).total_seconds()))


def is_late(at: datetime, now: datetime) -> bool:
    """Say whether an armed release should have gone out by now (a minute's grace)."""
    return at + LATE < now


def makes_sense(day: date, today: date) -> bool:
    """Say whether a planned day is one somebody could mean: from a year ago to five years ahead."""
    return today - FARTHEST <= day <= today + FARTHEST_PLAN
