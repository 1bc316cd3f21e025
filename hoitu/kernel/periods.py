"""Spans of days: from a day on, up to but not including another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2099  # of what a newsroom writes into its books; anything else is a slip of the hand


def is_thinkable(day: date) -> bool:
    """Return whether a day may stand in the house's books."""
    return FIRST_YEAR <= day.year <= LAST_YEAR


@dataclass(frozen=True)
class Period:
    """Half-open days [from_date, to_date); no `to_date` means until further notice."""

    from_date: date
    to_date: date | None = None

    def __post_init__(self) -> None:
        if self.to_date is not None and self.to_date <= self.from_date:
            raise ValueError(f"A period from {self.from_date} ends after it begins, not on {self.to_date}.")

    def holds(self, day: date) -> bool:
        """Return whether the day lies in the period."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)

    def overlaps(self, other: Period) -> bool:
        """Return whether there is a day that lies in both."""
        return self.holds(other.from_date) or other.holds(self.from_date)
