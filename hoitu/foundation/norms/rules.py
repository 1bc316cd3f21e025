"""Which norm holds on a day: pure selection over dated entries."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal, get_args

Verified = Literal["text", "reported", "unverified"]
MARKS: tuple[str, ...] = get_args(Verified)


class NoNorm(LookupError):  # noqa: N818 - names what is missing
    """Nothing was ever in force for this topic, code and day, or the field does not exist: a bug or a lack of data."""


@dataclass(frozen=True)
class NormEntry:
    """One rule in force from a day (inclusive) to a day (exclusive, open when None).

    `gap` is True where nothing was in force on the day asked for and this is the latest earlier entry.
    """

    topic: str
    code: str | None
    norm: str
    label: str
    values: Mapping[str, Any]
    verified: Verified
    gap: bool
    from_date: date
    to_date: date | None
    basis: tuple[str, ...] = ()
    note: str = ""
    confidence: str = ""
    marks: Mapping[str, Verified] = field(default_factory=dict)

    def holds(self, on: date) -> bool:
        """Say whether the entry is in force on a day."""
        return self.from_date <= on and (self.to_date is None or on < self.to_date)


@dataclass(frozen=True)
class Topic:
    """A subject of law with its entries, oldest first within each code."""

    code: str
    module: str
    label: str
    entries: tuple[NormEntry, ...]
    note: str = ""

    @property
    def codes(self) -> tuple[str | None, ...]:
        """The parallel entries of the topic, in the order of the record; `(None,)` where there is one line only."""
        return tuple(dict.fromkeys(entry.code for entry in self.entries))


def select(entries: Iterable[NormEntry], on: date) -> NormEntry | None:
    """Return the entry of one code that holds on a day, else the latest earlier one with `gap`, else None."""
    begun = sorted((entry for entry in entries if entry.from_date <= on), key=lambda entry: entry.from_date)
    if not begun:
        return None
    holding = [entry for entry in begun if entry.holds(on)]
    return holding[-1] if holding else replace(begun[-1], gap=True)


def entry_of(topic: Topic, code: str | None, on: date) -> NormEntry:
    """Return the topic's entry for a code on a day; without a code the topic must have one line only."""
    codes = topic.codes
    if code is None and codes != (None,):
        if len(codes) > 1:
            raise NoNorm(f"norm topic {topic.code!r} has the codes {', '.join(map(str, codes))}: name one")
        code = codes[0]
    if code not in codes:
        raise NoNorm(f"norm topic {topic.code!r} has no code {code!r}: one of {', '.join(map(str, codes))}")
    found = select((entry for entry in topic.entries if entry.code == code), on)
    if found is None:
        raise NoNorm(f"nothing was in force for {topic.code}/{code or '-'} on {on.isoformat()} or before")
    return found


def mark_of(entry: NormEntry, name: str) -> Verified:
    """Return how far one field is verified.

    A mark of the same name wins, then the longest stem (`national` marks `national_2025`), then the entry's own.
    """
    stems = [stem for stem in entry.marks if name == stem or name.startswith(f"{stem}_")]
    return entry.marks[max(stems, key=len)] if stems else entry.verified


def gaps(entries: Sequence[NormEntry]) -> list[tuple[date, date]]:
    """Return the periods [from, to) between the entries of one code where nothing was in force."""
    ordered = sorted(entries, key=lambda entry: entry.from_date)
    return [
        (earlier.to_date, later.from_date)
        for earlier, later in itertools.pairwise(ordered)
        if earlier.to_date is not None and earlier.to_date < later.from_date
    ]
