"""When something is: whole days as dates, or instants; periods are half-open. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hoitu.kernel.clock import local_date

DAY = timedelta(days=1)
LONGEST = timedelta(days=92)
FARTHEST_BACK = timedelta(days=10 * 366)
FARTHEST_AHEAD = timedelta(days=5 * 366)


@dataclass(frozen=True)
class When:
    """The days [first, until) something touches in Việt Nam, and its instants [starts_at, ends_at) unless all day.

    A whole day is a date: it has no instant, hence no time zone can move it.
    """

    first: date
    until: date
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def __post_init__(self) -> None:
        if (self.starts_at is None) != (self.ends_at is None):
            raise ValueError("An event has both instants or none.")
        if self.until <= self.first:
            raise ValueError("An event ends after it begins.")
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValueError("An event ends after it begins.")

    @property
    def is_all_day(self) -> bool:
        """Say whether this is about days, not hours."""
        return self.starts_at is None

    @property
    def last(self) -> date:
        """The last day it touches, as people say it."""
        return self.until - DAY

    def touches(self, first: date, until: date) -> bool:
        """Say whether it touches a day of [first, until)."""
        return self.first < until and first < self.until


def whole_days(first: date, last: date) -> When:
    """Return whole days, the last one included, as people say it."""
    return When(first, last + DAY)


def hours(starts_at: datetime, ends_at: datetime) -> When:
    """Return [starts_at, ends_at) with the days it touches in Việt Nam."""
    first = local_date(starts_at)
    end = ends_at - timedelta(microseconds=1) if ends_at > starts_at else ends_at
    return When(first, local_date(end) + DAY, starts_at, ends_at)


def makes_sense(when: When, today: date) -> bool:
    """Say whether these are days somebody could mean: ten years back, five ahead, at most 92 days long."""
    near = today - FARTHEST_BACK <= when.first and when.until <= today + FARTHEST_AHEAD
    return near and when.until - when.first <= LONGEST


def moved(when: When, by: timedelta) -> When:
    """Return the same length of time, so much later by the calendar of Việt Nam (which has no summer time)."""
    if when.starts_at is None or when.ends_at is None:
        return When(when.first + by, when.until + by)
    return hours(when.starts_at + by, when.ends_at + by)
