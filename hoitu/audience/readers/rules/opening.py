"""How long readers may comment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hoitu.kernel.clock import local_date


@dataclass(frozen=True)
class House:
    """What an agency has decided on its readers' words; without a decision, these."""

    open_days: int = 30
    contact_days: int = 90
    words: tuple[str, ...] = ()


def last_day(published_at: datetime, house: House) -> date | None:
    """Return the last day on which comments are taken; None where the house takes none."""
    return local_date(published_at) + timedelta(days=house.open_days - 1) if house.open_days else None


def is_open(published_at: datetime, house: House, now: datetime) -> bool:
    """Say whether comments are taken at an instant."""
    last = last_day(published_at, house)
    return last is not None and local_date(now) <= last
