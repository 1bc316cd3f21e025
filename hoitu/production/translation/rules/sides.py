"""Source and translation side by side: each paragraph of the source with its Khmer text and its fate. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.translation.rules.alignment import What, align, fates
from hoitu.production.translation.rules.segments import HEADS, SHOWN, Segment, cut, join, with_texts


@dataclass(frozen=True)
class Bound:
    """What a binding row keeps: both texts as they were, and whether somebody said they fit."""

    source: Segment
    target: Segment
    done: bool


@dataclass(frozen=True)
class Side:
    """One line: a paragraph of the source (None: gone from it), its Khmer text if there is any, and what to do.

    `basis` is the source paragraph the Khmer text was made from, `place` the binding it came from.
    """

    what: What
    source: Segment | None
    target: Segment | None
    basis: Segment | None = None
    place: int | None = None

    @property
    def key(self) -> str:
        """What the line is called on the screen and in a mark."""
        shown = self.source or self.basis
        return shown.key if shown else ""

    @property
    def words(self) -> str:
        """What the paragraph says now, or said before it went."""
        shown = self.source or self.basis
        return shown.words if shown else ""

    @property
    def digest(self) -> str:
        """The digest of the paragraph as the translator sees it now."""
        shown = self.source or self.basis
        return shown.digest if shown else ""


@dataclass(frozen=True)
class Sides:
    """All lines in the order of the source, those gone from it last, and Khmer paragraphs of nobody's."""

    lines: tuple[Side, ...]
    own: tuple[Segment, ...]

    @property
    def open(self) -> tuple[Side, ...]:
        """The lines that need the translator."""
        return tuple(line for line in self.lines if line.what != "current")


def lay(bound: Sequence[Bound], source: Sequence[Segment], target: Sequence[Segment]) -> Sides:
    """Lay the present source beside the present Khmer text, by what was bound before.

    A paragraph is current when somebody said its Khmer text fits exactly these words, and that text is still there.
    """
    present = {was: now for now, was in align([each.target for each in bound], target).items()}
    lines = []
    for fate in fates([each.source for each in bound], source):
        known = bound[fate.old] if fate.old is not None else None
        there = target[present[fate.old]] if fate.old is not None and fate.old in present else None
        if fate.what == "removed" and there is None:
            continue
        lines.append(
            Side(
                what=fate.what if known is None or fate.what == "removed" or (known.done and there) else "added",
                source=source[fate.new] if fate.new is not None else None,
                target=there,
                basis=known.source if known else None,
                place=fate.old,
            )
        )
    taken = set(present.values())
    return _with_guesses(lines, [each for place, each in enumerate(target) if place not in taken])


def _with_guesses(lines: Sequence[Side], own: Sequence[Segment]) -> Sides:
    """Lay Khmer text that nobody bound yet, because it was written elsewhere, beside the paragraphs that have none."""
    bare = [line.source for line in lines if line.source is not None and line.target is None]
    guessed = {each.source.key: each.target for each in adopt(bare, own)}
    laid = tuple(
        line if line.target or line.key not in guessed else replace(line, target=guessed[line.key]) for line in lines
    )
    left = tuple(each for each in own if not any(each is target for target in guessed.values()))
    return Sides(laid, left)


def adopt(source: Sequence[Segment], target: Sequence[Segment]) -> list[Bound]:
    """Guess what a Khmer text that was written elsewhere belongs to: the same kinds in the same order go together.

    A kind of which the two texts have not the same number stays apart; nothing is said to fit.
    """
    waiting: dict[str, list[Segment]] = {}
    for each in target:
        waiting.setdefault(each.kind, []).append(each)
    counts = {kind: sum(each.kind == kind for each in source) for kind in waiting}
    alike = {kind: iter(those) for kind, those in waiting.items() if len(those) == counts[kind]}
    return [Bound(each, next(alike[each.kind]), done=False) for each in source if each.kind in alike]


def order(sides: Sides, count: int, settled: Collection[str]) -> list[str]:
    """Return the keys of the lines as bindings are to be numbered: new and settled ones in the order of the source.

    Those that wait keep the place they had among the `count` bindings of before, so that they go on waiting.
    """
    lines = [line for line in sides.lines if line.source is not None]
    stays = {line.place: line.key for line in lines if line.place is not None and not _moves(line, settled)}
    keys = [stays[place] for place in range(count) if place in stays]
    before = ""
    for line in lines:
        if line.key not in keys:
            keys.insert(keys.index(before) + 1 if before in keys else 0, line.key)
        before = line.key
    return keys


def _moves(line: Side, settled: Collection[str]) -> bool:
    """Say whether a line goes to its place in the source: a settled one that was moved, or changed wherever it went."""
    return line.what in {"moved", "changed"} and line.key in settled


@dataclass(frozen=True)
class Composed:
    """The Khmer text as it will be saved, its segments in order, and each line's segment by key."""

    content: DraftContent
    segments: tuple[Segment, ...]
    by_key: Mapping[str, Segment]


def compose(
    sides: Sides,
    target: DraftContent,
    texts: Mapping[str, Mapping[str, str]],
    *,
    settled: Collection[str] = (),
    dropped: Collection[str] = (),
    new_block: Callable[[], str] = lambda: str(uuid4()),
) -> Composed:
    """Return the Khmer text with these texts in these lines, by key; what is not named stays as it is.

    A new paragraph stands after the one that precedes it in the source. A line that is settled comes to the place and
    into the frame (photos, table shape) of its source; one that is emptied or dropped goes.
    """
    row = _Row(cut(target))
    before: Segment | None = None
    for line in sides.lines:
        if line.source is None:
            if line.key in dropped and line.target:
                row.take_out(line.target)
            continue
        wanted = _wanted(line, texts.get(line.key), settled=line.key in settled, new_block=new_block)
        moves = _moves(line, settled)
        if line.target is not None and (wanted is None or moves):
            row.take_out(line.target)
        if wanted is not None and line.target is not None and not moves:
            row.replace(line.target, wanted, line.key)
        elif wanted is not None:
            row.put_after(before, wanted, line.key)
        before = wanted or before
    return Composed(join(row.segments, target), tuple(row.segments), row.named)


def _wanted(
    line: Side, given: Mapping[str, str] | None, *, settled: bool, new_block: Callable[[], str]
) -> Segment | None:
    """Return the Khmer segment a line should have, or None where it says nothing."""
    if line.source is None:
        return line.target
    made = line.target or Segment(_block_for(line.source, new_block), 0, line.source.kind)
    if settled or given is not None or line.target is None:
        frame_of = line.source if settled or line.target is None else line.target
        made = with_texts(made, given or {}, frame_of)
    shows = made.kind in SHOWN and (settled or line.target is not None)
    return made if shows or not made.is_empty else None


def _block_for(source: Segment, new_block: Callable[[], str]) -> str:
    return source.block if source.kind in HEADS else new_block()


class _Row:
    """The Khmer segments in a row that changes under our hands."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self.segments = list(segments)
        self.named: dict[str, Segment] = {}

    def take_out(self, segment: Segment) -> None:
        self.segments = [each for each in self.segments if each != segment]

    def replace(self, old: Segment, new: Segment, key: str) -> None:
        self.segments[self.segments.index(old)] = self.named[key] = new

    def put_after(self, before: Segment | None, new: Segment, key: str) -> None:
        place = self.segments.index(before) + 1 if before in self.segments else 0
        if new.kind not in HEADS:
            place = max(place, sum(each.kind in HEADS for each in self.segments))
        self.segments.insert(place, new)
        self.named[key] = new
