"""Which paragraph of the old text became which of the new: changed in place, moved, taken out or put in. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from hoitu.production.newsroom.comparison import Piece, compare, words

ALIKE = 0.5
"""Two paragraphs that share at least this much of their words are one paragraph rewritten."""
MOST_TRIED = 60
"""So many paragraphs without a partner are compared with each other by their words; more are taken as new."""


@dataclass(frozen=True)
class Line:
    """A paragraph of a text; the key names it through its changes (a block's id), empty where nothing does."""

    text: str
    key: str = ""


@dataclass(frozen=True)
class Row:
    """A paragraph as the comparison shows it; `old` and `new` are its numbers, None where it is not there.

    `moved`: it stands elsewhere among its neighbours than it did.
    """

    pieces: list[Piece]
    old: int | None
    new: int | None
    moved: bool = False

    @property
    def is_same(self) -> bool:
        """Whether nothing was changed, neither words nor place."""
        return not self.moved and all(piece.change == "same" for piece in self.pieces)


def compare_lines(old: list[Line], new: list[Line]) -> list[Row]:
    """Return the paragraphs in the order of the new text, those taken out after the one they followed."""
    pairs = _pairs(old, new)
    stayed = _in_order(pairs[place] for place in sorted(pairs))
    rows = [_row(old, new, pairs.get(place), place, stayed) for place in range(len(new))]
    for place in sorted(set(range(len(old))) - set(pairs.values())):
        rows.insert(_after(rows, place), Row([Piece("out", old[place].text)], place, None))
    return rows


def _row(old: list[Line], new: list[Line], was: int | None, place: int, stayed: set[int]) -> Row:
    if was is None:
        return Row([Piece("in", new[place].text)], None, place)
    return Row(compare(old[was].text, new[place].text), was, place, moved=was not in stayed)


def _after(rows: list[Row], place: int) -> int:
    """Return where a paragraph that was taken out is shown: after the nearest one before it that is there still."""
    before = [number for number, row in enumerate(rows) if row.old is not None and not row.moved and row.old < place]
    return before[-1] + 1 if before else 0


def _pairs(old: list[Line], new: list[Line]) -> dict[int, int]:
    """Return the old number of each new paragraph that has one: the same words, the same key, or words alike."""
    pairs: dict[int, int] = {}
    texts = [line.text for line in old], [line.text for line in new]
    for block in SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks():
        pairs |= {block.b + step: block.a + step for step in range(block.size)}
    pairs |= _by(old, new, pairs, lambda line: line.key)
    pairs |= _by(old, new, pairs, lambda line: line.text)
    return pairs | _alike(old, new, pairs)


def _by(old: list[Line], new: list[Line], pairs: dict[int, int], name: Callable[[Line], str]) -> dict[int, int]:
    """Pair what is left by a name of its own; each is used once."""
    used = set(pairs.values())
    free: dict[str, list[int]] = {}
    for place, line in enumerate(old):
        if place not in used and (known := name(line)):
            free.setdefault(known, []).append(place)
    found: dict[int, int] = {}
    for place, line in enumerate(new):
        if place not in pairs and free.get(name(line)):
            found[place] = free[name(line)].pop(0)
    return found


def _alike(old: list[Line], new: list[Line], pairs: dict[int, int]) -> dict[int, int]:
    used = set(pairs.values())
    left = [place for place in range(len(old)) if place not in used]
    fresh = [place for place in range(len(new)) if place not in pairs]
    if len(left) > MOST_TRIED or len(fresh) > MOST_TRIED:
        return {}
    tried = sorted(_likeness(old, new, left, fresh), reverse=True)
    found: dict[int, int] = {}
    for _share, _distance, place, was in tried:
        if place not in found and was not in found.values():
            found[place] = was
    return found


def _likeness(
    old: list[Line], new: list[Line], left: list[int], fresh: list[int]
) -> Iterator[tuple[float, int, int, int]]:
    """Yield (share of common words, nearness, new, old) for all that are alike."""
    cut = {was: [word for word in words(old[was].text) if word.strip()] for was in left}
    for place in fresh:
        matcher = SequenceMatcher(None, autojunk=False)
        matcher.set_seq2([word for word in words(new[place].text) if word.strip()])
        for was in left:
            matcher.set_seq1(cut[was])
            if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE:
                yield round(matcher.ratio(), 2), -abs(place - was), place, was


def _in_order(numbers: Iterable[int]) -> set[int]:
    """Return the most numbers that rise from first to last: those that were not moved."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        at = bisect_left(ends, number)
        before[number] = ends[at - 1] if at else None
        ends[at : at + 1] = [number]
    found: set[int] = set()
    last: int | None = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found
