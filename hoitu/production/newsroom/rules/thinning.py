"""Which autosaves may go: of what one person saved in ten minutes the last says enough. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

SETTLED = timedelta(hours=24)
"""Nothing younger is touched: somebody may still be writing on it, or look for the words of this morning."""
WINDOW_S = 600


@dataclass(frozen=True)
class Kept:
    """A version as far as thinning needs it."""

    version: int
    by_id: UUID
    state: str
    at: datetime
    autosaved: bool


def superfluous(versions: Iterable[Kept], needed: Collection[int], now: datetime) -> list[int]:
    """Return the versions that may go, in order.

    Kept are the newest of all, what was saved by hand, what is `needed` (handed in, approved, returned, the base of
    other work), what is younger than a day, and of each person's saves in one state the last of every ten minutes.
    """
    ordered = sorted(versions, key=lambda each: each.version)
    last_of = {_group(each): each.version for each in ordered}
    spared = {*needed, *last_of.values(), *(each.version for each in ordered[-1:])}
    return [
        each.version for each in ordered if each.autosaved and each.version not in spared and each.at < now - SETTLED
    ]


def _group(version: Kept) -> tuple[object, ...]:
    return (version.by_id, version.state, int(version.at.timestamp()) // WINDOW_S)
