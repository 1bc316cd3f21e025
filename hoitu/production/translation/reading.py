"""Reads a pair's two texts as they are now; what operations, queries and gates share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.queries import HandedOn
from hoitu.production.translation.models import Binding, Pair
from hoitu.production.translation.rules.segments import cut, segment_from
from hoitu.production.translation.rules.sides import Bound, Sides, lay


@dataclass(frozen=True)
class Reading:
    """A pair with both texts laid side by side; `source` is None while nothing was handed in."""

    pair: Pair
    source: HandedOn | None
    target: DraftContent
    rows: Sequence[Binding]
    sides: Sides

    @property
    def is_orphan(self) -> bool:
        """Say whether the source was withdrawn and its translation was not."""
        return self.pair.source.state == "withdrawn" and self.pair.target.state not in {"withdrawn", "spiked"}


def read(pair: Pair) -> Reading:
    """Return a pair as it is now (two queries); source and target come with the row."""
    handed = newsroom.handed_on(pair.source)
    target = newsroom.content_of(pair.target)
    rows = list(pair.bindings.select_related("done_by").order_by("position"))
    sides = lay(bound_of(rows), cut(handed.content) if handed else [], cut(target))
    return Reading(pair, handed, target, rows, sides)


def bound_of(rows: Sequence[Binding]) -> list[Bound]:
    """Return binding rows as values, in their order."""
    return [Bound(segment_from(row.source), segment_from(row.target), done=row.done_at is not None) for row in rows]
