"""Planned against actual length: a sign that needs no colour. Pure; pages are counted in hundredths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from hoitu.kernel.clock import HO_CHI_MINH

NEAR = 0.1
HUNDREDTHS = 100


@dataclass(frozen=True)
class Length:
    """How long something is against how long it should be, in one unit (pages in hundredths)."""

    unit: str
    planned: int
    actual: int

    @property
    def sign(self) -> str:
        """Say "empty" (nothing written), "fit" (within a tenth), "under" or "over"."""
        if self.actual == 0:
            return "empty"
        if abs(self.actual - self.planned) <= self.planned * NEAR:
            return "fit"
        return "over" if self.actual > self.planned else "under"

    @property
    def apart(self) -> int:
        """How far apart the two are."""
        return abs(self.actual - self.planned)


def measured(unit: str, lengths: Mapping[str, int], characters_per_page: int) -> int:
    """Return a text's length in a slot's unit, from the newsroom's measures."""
    if unit == "seconds":
        return lengths["spoken_seconds"]
    characters = lengths["characters"]
    return characters if unit == "characters" else round(characters * HUNDREDTHS / characters_per_page)


def in_hundredths(unit: str, capacity: int) -> int:
    """Return a slot's capacity as lengths are counted: pages in hundredths."""
    return capacity * HUNDREDTHS if unit == "pages" else capacity


def goes_out(day: date, at: time) -> datetime:
    """Return the instant a slot goes out on a day of Việt Nam."""
    return datetime.combine(day, at, HO_CHI_MINH)


def closes(day: date, at: time, minutes_before: int) -> datetime:
    """Return the instant a slot closes: its hour, less the minutes before."""
    return goes_out(day, at) - timedelta(minutes=minutes_before)
