"""When a notice may reach somebody: quiet hours, digests, the rate cap. Pure; the zone is passed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

Digest = Literal["at_once", "hourly", "daily"]
HOUR = timedelta(hours=1)
STALE = timedelta(hours=24)
"""News older than this when it is noticed (the worker stood still) is listed, and sent nowhere."""
MOST_ATTEMPTS = 8


@dataclass(frozen=True)
class Habits:
    """How a person wants to be told: wall-clock times of their zone; equal quiet times mean no quiet hours."""

    quiet_from: time = time(22)
    quiet_to: time = time(6)
    digest: Digest = "at_once"
    digest_time: time = time(7)
    hourly_cap: int = 12


def due_at(at: datetime, *, urgent: bool, habits: Habits, lately: int, zone: tzinfo) -> datetime:
    """Return when a notice made at an instant may be sent, never before it.

    `lately` is how many sendings to the same place were due within the hour before `at`. Urgent ones keep to the
    cap alone: a loop that cries wolf must not ring a telephone all night.
    """
    due = at if urgent else digest_at(at, habits=habits, zone=zone)
    if lately >= habits.hourly_cap:
        due = max(due, next_hour(at, zone))
    return due if urgent else after_quiet(due, habits=habits, zone=zone)


def digest_at(at: datetime, *, habits: Habits, zone: tzinfo) -> datetime:
    """Return when the digest that takes up something of this instant goes out."""
    if habits.digest == "hourly":
        return next_hour(at, zone)
    if habits.digest == "daily":
        today = at.astimezone(zone).date()
        first = _instant(today, habits.digest_time, zone)
        return first if first > at else _instant(today + timedelta(days=1), habits.digest_time, zone)
    return at


def next_hour(at: datetime, zone: tzinfo) -> datetime:
    """Return the next full hour of the wall clock."""
    local = at.astimezone(zone)
    return at + HOUR - timedelta(minutes=local.minute, seconds=local.second, microseconds=local.microsecond)


def is_quiet(at: datetime, *, habits: Habits, zone: tzinfo) -> bool:
    """Say whether an instant lies in the quiet hours, their end left out; they may reach over midnight."""
    clock, begin, end = at.astimezone(zone).time(), habits.quiet_from, habits.quiet_to
    if begin <= end:
        return begin <= clock < end
    return clock >= begin or clock < end


def after_quiet(at: datetime, *, habits: Habits, zone: tzinfo) -> datetime:
    """Return the instant itself, or the end of the quiet hours it lies in."""
    for _again in range(3):  # a clock put forward may carry the end of one quiet time into the next
        if not is_quiet(at, habits=habits, zone=zone):
            break
        at = _end_of_quiet(at, habits.quiet_to, zone)
    return at


def _end_of_quiet(at: datetime, end: time, zone: tzinfo) -> datetime:
    local = at.astimezone(zone)
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    first = _instant(day, end, zone)
    # Where clocks are put back, the hour comes twice: the second one is still ahead.
    return first if first > at else _instant(day, end, zone, fold=1)


def _instant(day: date, clock: time, zone: tzinfo, *, fold: Literal[0, 1] = 0) -> datetime:
    wall = datetime.combine(day, clock, tzinfo=zone).replace(fold=fold)
    return wall.astimezone(UTC)
