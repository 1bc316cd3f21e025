"""Whatever is done to a source, exactly the paragraphs it was done to are marked, and translating all leaves none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.newsroom.content import DraftContent
from hoitu.production.translation.rules.alignment import fates
from hoitu.production.translation.rules.segments import Segment, cut, join
from hoitu.production.translation.rules.sides import Bound, Sides, adopt, compose, lay, order

STEP = st.tuples(st.sampled_from(["edit", "move", "delete", "insert"]), st.integers(0, 11), st.integers(0, 11))


@dataclass
class Source:
    """A body that is edited; it knows by itself what was done to which block."""

    blocks: list[tuple[str, str]]
    edited: set[str] = field(default_factory=set)
    inserted: set[str] = field(default_factory=set)
    numbers: Any = field(default_factory=lambda: count(1))

    def do(self, what: str, place: int, other: int) -> None:
        if what == "insert":
            name = f"new-{next(self.numbers)}"
            self.blocks.insert(place % (len(self.blocks) + 1), (name, self._words()))
            self.inserted.add(name)
        elif self.blocks:
            block = self.blocks.pop(place % len(self.blocks))
            if what == "edit":
                block = (block[0], self._words())
                self.edited.add(block[0])
                self.blocks.insert(place % (len(self.blocks) + 1), block)
            if what == "move":
                self.blocks.insert(other % (len(self.blocks) + 1), block)

    def _words(self) -> str:
        return f"Lần sửa thứ {next(self.numbers)}"

    def segments(self) -> list[Segment]:
        return [Segment(name, 0, "paragraph", {"text": text}) for name, text in self.blocks]


def longest_rising(row: list[int]) -> int:
    best: list[int] = []
    for place, number in enumerate(row):
        best.append(1 + max((best[before] for before in range(place) if row[before] < number), default=0))
    return max(best, default=0)


@given(size=st.integers(0, 8), steps=st.lists(STEP, max_size=14))
def test_any_sequence_of_edits_moves_and_deletions_marks_exactly_what_it_touched(
    size: int, steps: list[tuple[str, int, int]]
) -> None:
    names = [f"b{number}" for number in range(size)]
    source = Source([(name, f"Đoạn gốc {name}") for name in names])
    old = source.segments()
    for step in steps:
        source.do(*step)
    new = source.segments()
    found = fates(old, new)
    by: dict[str, set[str]] = defaultdict(set)
    for fate in found:
        by[fate.what].add((old[fate.old or 0] if fate.new is None else new[fate.new]).block)
    there = {name for name, _text in source.blocks}
    assert by["added"] == source.inserted & there
    assert by["changed"] == (source.edited - source.inserted) & there
    assert by["removed"] == set(names) - there
    untouched = {name for name in names if name in there} - source.edited
    assert by["current"] | by["moved"] == untouched
    kept = [names.index(name) for name, _text in source.blocks if name in untouched]
    assert len(by["moved"]) == len(kept) - longest_rising(kept)


WORD = st.text(alphabet="abcăđ ", min_size=1, max_size=30).filter(str.strip)
BLOCK = st.one_of(
    st.lists(WORD, min_size=1, max_size=3).map(
        lambda texts: {"type": "paragraph", "value": "".join(f"<p>{text.strip()}</p>" for text in texts)}
    ),
    WORD.map(lambda text: {"type": "heading", "value": text.strip()}),
    st.tuples(WORD, WORD).map(lambda two: {"type": "quote", "value": {"text": two[0], "source": two[1]}}),
    st.tuples(st.integers(1, 9), WORD).map(
        lambda two: {"type": "photo", "value": {"photo": two[0], "caption": two[1]}}
    ),
    st.lists(st.lists(WORD, min_size=2, max_size=2), max_size=2).map(
        lambda rows: {"type": "table", "value": {"caption": "", "header": True, "rows": rows}}
    ),
)


@st.composite
def contents(draw: st.DrawFn) -> DraftContent:
    body = draw(st.lists(BLOCK, max_size=6))
    named = [
        {"id": f"00000000-0000-4000-8000-{draw(st.integers(0, 10**6)):06d}{place:06d}", **block}
        for place, block in enumerate(body)
    ]
    return DraftContent(draw(WORD).strip(), draw(st.sampled_from(["", "Sapo"])), named)


@given(contents())
def test_a_text_that_is_cut_and_joined_again_is_the_same_to_the_letter(content: DraftContent) -> None:
    assert join(cut(content), content) == content
    again = join(cut(content), DraftContent())
    assert [each.digest for each in cut(again)] == [each.digest for each in cut(content)]


def khmer(text: str) -> str:
    return f"ខ្មែរ {text}" if text.strip() else ""


def translate_all(bound: list[Bound], source: list[Segment], target: DraftContent) -> tuple[list[Bound], DraftContent]:
    """Do what the operation does: compose, save, bind anew in order."""
    sides = lay(bound, source, cut(target))
    keys = {line.key for line in sides.lines if line.source}
    shown_lines = {line.key: line.source for line in sides.lines if line.source}
    texts = {key: {path: khmer(text) for path, text in shown.texts.items()} for key, shown in shown_lines.items()}
    gone = {line.key for line in sides.lines if not line.source}
    composed = compose(sides, target, texts, settled=keys, dropped=gone)
    saved = cut(composed.content)
    place = {id(each): number for number, each in enumerate(composed.segments)}
    lines = {line.key: line for line in sides.lines if line.source}
    made = [
        Bound(shown, saved[place[id(composed.by_key[key])]], done=True)
        for key in order(sides, len(bound), keys)
        if key in composed.by_key and (shown := lines[key].source)
    ]
    return made, composed.content


@given(first=contents(), second=contents(), third=contents())
def test_translating_everything_leaves_nothing_stale_however_the_source_changed(
    first: DraftContent, second: DraftContent, third: DraftContent
) -> None:
    bound: list[Bound] = []
    target = DraftContent()
    for content in (first, second, third):
        source = cut(content)
        bound, target = translate_all(bound, source, target)
        sides: Sides = lay(bound, source, cut(target))
        assert sides.open == ()
        assert sides.own == ()
        said = [each.texts for each in cut(target) if not each.is_empty]
        wanted = [{path: khmer(text) for path, text in each.texts.items()} for each in source if not each.is_empty]
        assert said == wanted


def paragraph(html: str, name: str = "") -> dict[str, str]:
    return {"type": "paragraph", "value": html, **({"id": name} if name else {})}


def test_a_khmer_text_of_the_same_build_stands_beside_its_source_and_is_nobodys_word() -> None:
    source = DraftContent("Tít", "Sapo", [paragraph("<p>Một</p><p>Hai</p>")])
    target = DraftContent("ចំណងជើង", "សេចក្តីផ្តើម", [paragraph("<p>មួយ</p>"), paragraph("<p>ពីរ</p>")])
    bound = adopt(cut(source), cut(target))
    assert [(each.source.words, each.target.words) for each in bound][2:] == [("Một", "មួយ"), ("Hai", "ពីរ")]
    sides = lay([], cut(source), cut(target))
    assert [side.target for side in sides.lines] == cut(target)
    assert {side.what for side in sides.lines} == {"added"}
    assert sides.own == ()


def test_a_paragraph_cut_out_of_its_block_and_reworded_elsewhere_is_found_again() -> None:
    old = cut(DraftContent("", "", [paragraph("<p>Bà con gặt lúa sớm một tuần.</p><p>Giá cao.</p>", "a")]))
    reworded = [paragraph("<p>Giá cao.</p>", "a"), paragraph("<p>Bà con gặt lúa sớm hai tuần.</p>", "b")]
    new = cut(DraftContent("", "", reworded))
    assert [(fate.what, fate.old, fate.new) for fate in fates(old, new)] == [("current", 1, 0), ("changed", 0, 1)]


def test_khmer_text_that_vanished_makes_its_paragraph_untranslated_again() -> None:
    source = cut(DraftContent("Tít", "", [{"type": "paragraph", "value": "<p>Một</p>", "id": "a"}]))
    bound, target = translate_all([], source, DraftContent())
    without = DraftContent(target.headline, "", [])
    assert [side.what for side in lay(bound, source, cut(without)).lines] == ["current", "added"]
