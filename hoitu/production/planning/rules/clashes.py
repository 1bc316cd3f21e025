"""Who or what would be in two places at once. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True)
class Busy:
    """Somebody has something on a day, in [starts_at, ends_at) or all day."""

    person_id: UUID
    day: date
    what: str
    starts_at: datetime | None = None
    ends_at: datetime | None = None


@dataclass(frozen=True)
class Clash:
    """Two things of one person on one day; `same_hours` when they cannot do both."""

    person_id: UUID
    what: str
    same_hours: bool


def clashes(wanted: Iterable[Busy], taken: Iterable[Busy]) -> list[Clash]:
    """Return for each wanted thing what its person has already that day, the impossible first, each once."""
    others = list(taken)
    found = {
        Clash(each.person_id, other.what, _overlap(each, other))
        for each in wanted
        for other in others
        if each.person_id == other.person_id and each.day == other.day
    }
    return sorted(found, key=lambda clash: (not clash.same_hours, clash.what, str(clash.person_id)))


def _overlap(one: Busy, other: Busy) -> bool:
    if one.starts_at is None or one.ends_at is None or other.starts_at is None or other.ends_at is None:
        return False
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at
