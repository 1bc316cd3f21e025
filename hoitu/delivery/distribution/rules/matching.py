"""Which releases go to which channel."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Wants:
    """What a channel takes; an empty set or language takes all."""

    kinds: frozenset[str]
    sections: frozenset[str]
    language: str
    opened_date: date
    closed_date: date | None


def is_open(wants: Wants, on: date) -> bool:
    """Say whether a channel is open on a day."""
    return wants.opened_date <= on and (wants.closed_date is None or on < wants.closed_date)


def takes(wants: Wants, *, kind: str, language: str, section: str, on: date) -> bool:
    """Say whether a release belongs on a channel on a day; `section` may be empty."""
    return (
        is_open(wants, on)
        and _fits(wants.kinds, kind)
        and _fits(wants.sections, section)
        and wants.language in {"", language}
    )


def _fits(wanted: Collection[str], given: str) -> bool:
    return not wanted or given in wanted
