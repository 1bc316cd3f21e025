"""Counting working days: Monday to Friday without the days off that were announced."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

SATURDAY = 5


def works(day: date, off: Collection[date]) -> bool:
    """Say whether a day is a working day."""
    return day.weekday() < SATURDAY and day not in off


def after(start: date, days: int, off: Collection[date] = ()) -> date:
    """Return the working day so many working days after `start`, which itself does not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        days -= works(day, off)
    return day
