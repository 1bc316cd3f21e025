"""Which segment of a text was which in an earlier one, and what became of it. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hoitu.production.translation.rules.segments import Segment

What = Literal["current", "moved", "changed", "added", "removed"]
ALIKE = 0.6  # share of common letters from which two texts of different blocks are one text, reworded
ALIKE_IN_BLOCK = 0.3  # the same inside one block, where its writer edits it
LONGEST = 2000  # letters that are compared: the rest of a long text does not change the answer


@dataclass(frozen=True)
class Fate:
    """What became of a segment: its places in the old and in the new text, None where it is not there."""

    what: What
    old: int | None
    new: int | None


def fates(old: Sequence[Segment], new: Sequence[Segment]) -> list[Fate]:
    """Return the fate of every segment: those of the new text in order, then those that are gone.

    A segment with other words is changed, wherever it went; one with the same words is moved only if it is one of
    the fewest that must be taken up and put elsewhere to come from the old order of those to the new.
    """
    matched = align(old, new)
    same = [was for now, was in sorted(matched.items()) if old[was].digest == new[now].digest]
    still = _in_order(same)
    found = [_fate(old, new, place, matched.get(place), still) for place in range(len(new))]
    gone = sorted(set(range(len(old))) - set(matched.values()))
    return found + [Fate("removed", place, None) for place in gone]


def _fate(old: Sequence[Segment], new: Sequence[Segment], place: int, was: int | None, still: frozenset[int]) -> Fate:
    if was is None:
        return Fate("added", None, place)
    if old[was].digest != new[place].digest:
        return Fate("changed", was, place)
    return Fate("current" if was in still else "moved", was, place)


def align(old: Sequence[Segment], new: Sequence[Segment]) -> dict[int, int]:
    """Return for places in the new text the place in the old text that the segment had."""
    pairing = _Pairing(old, new)
    pairing.match(lambda each: (each.block, each.digest))
    pairing.match(lambda each: each.digest)
    pairing.match_lone_blocks()
    pairing.match_alike(ALIKE_IN_BLOCK, within_block=True)
    pairing.match_alike(ALIKE, within_block=False)
    return pairing.found


class _Pairing:
    """Old and new places, paired by one sign after the other, the surest first."""

    def __init__(self, old: Sequence[Segment], new: Sequence[Segment]) -> None:
        self.old, self.new = old, new
        self.found: dict[int, int] = {}

    def free(self) -> tuple[list[int], list[int]]:
        taken = set(self.found.values())
        return (
            [place for place in range(len(self.old)) if place not in taken],
            [place for place in range(len(self.new)) if place not in self.found],
        )

    def match(self, sign: Callable[[Segment], Hashable]) -> None:
        """Pair what bears the same sign, in order."""
        olds, news = self.free()
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for place in reversed(olds):
            waiting[sign(self.old[place])].append(place)
        for place in news:
            if waiting[sign(self.new[place])]:
                self.found[place] = waiting[sign(self.new[place])].pop()

    def match_lone_blocks(self) -> None:
        """Pair blocks of one segment by their id: such a block is the same whatever it now says."""
        lone_old, lone_new = _lone(self.old), _lone(self.new)
        olds, news = self.free()
        waiting = {lone_old[place]: place for place in olds if place in lone_old}
        for place in news:
            if place in lone_new and lone_new[place] in waiting:
                self.found[place] = waiting.pop(lone_new[place])

    def match_alike(self, least: float, *, within_block: bool) -> None:
        """Pair what reads alike, the most alike first."""
        olds, news = self.free()
        was = {place: _pairs_of_letters(self.old[place].words) for place in olds}
        now = {place: _pairs_of_letters(self.new[place].words) for place in news}
        rated = [
            (-share, abs(before - after), before, after)
            for before in olds
            for after in news
            if self._comparable(before, after, within_block=within_block)
            and (share := _share(was[before], now[after])) >= least
        ]
        taken: set[int] = set()
        for _unlike, _far, before, after in sorted(rated):
            if before not in taken and after not in self.found:
                self.found[after] = before
                taken.add(before)

    def _comparable(self, before: int, after: int, *, within_block: bool) -> bool:
        one, other = self.old[before], self.new[after]
        return one.kind == other.kind and (not within_block or one.block == other.block)


def _lone(segments: Sequence[Segment]) -> dict[int, tuple[str, str]]:
    """Return (block, kind) by place, for blocks of one segment that have an id of their own."""
    parts: dict[str, list[int]] = defaultdict(list)
    for place, segment in enumerate(segments):
        parts[segment.block].append(place)
    return {
        places[0]: (block, segments[places[0]].kind)
        for block, places in parts.items()
        if len(places) == 1 and not block.startswith("#")
    }


def _pairs_of_letters(text: str) -> Counter[str]:
    kept = "".join(text[:LONGEST].lower().split())
    return Counter(kept[place : place + 2] for place in range(len(kept) - 1))


def _share(one: Counter[str], other: Counter[str]) -> float:
    """Return how much two texts have in common, 0 to 1 (Dice, over pairs of letters: good for Khmer too)."""
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _in_order(places: Sequence[int]) -> frozenset[int]:
    """Return a longest rising part of a row of different numbers."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in places:
        slot = bisect_left(ends, number)
        before[number] = ends[slot - 1] if slot else None
        ends[slot : slot + 1] = [number]
    return frozenset(_back(ends[-1], before)) if ends else frozenset()


def _back(last: int, before: dict[int, int | None]) -> Iterator[int]:
    here: int | None = last
    while here is not None:
        yield here
        here = before[here]
