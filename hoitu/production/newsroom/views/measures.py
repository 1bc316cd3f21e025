"""Lengths of a text against its profile, as rows to show."""

from __future__ import annotations

from dataclasses import dataclass

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.newsroom.rules.measures import lengths
from hoitu.production.newsroom.words import MEASURES


@dataclass(frozen=True)
class Row:
    """One measure: its name, label, value and (where the profile has one) upper limit."""

    name: str
    label: str
    value: int
    limit: int | None

    @property
    def over(self) -> bool:
        """Whether the limit is broken."""
        return self.limit is not None and self.value > self.limit


def rows_of(kind: str, content: DraftContent) -> list[Row]:
    """Return every measure of a content, those its profile limits first."""
    limits, values = PROFILES[kind].limits, lengths(content)
    rows = [Row(name, str(label), values[name], limits.get(name)) for name, label in MEASURES.items()]
    return sorted(rows, key=lambda row: row.limit is None)
