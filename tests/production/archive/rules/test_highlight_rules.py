"""What a bulletin proposes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.archive.rules.highlights import propose


@dataclass(frozen=True)
class Piece:
    number: int
    section_name: str
    is_marked: bool


PIECES = st.lists(st.tuples(st.sampled_from("abc"), st.booleans()), max_size=30).map(
    lambda given: [Piece(number, *each) for number, each in enumerate(given)]
)


@given(pieces=PIECES, most=st.integers(1, 12), per_section=st.integers(1, 4))
def test_the_marked_come_first_then_the_newest_within_the_quota(
    pieces: list[Piece], most: int, per_section: int
) -> None:
    chosen = propose(pieces, most=most, per_section=per_section)
    assert len(chosen) == len(set(chosen)) <= most
    marked = [each for each in pieces if each.is_marked]
    assert chosen[: len(marked)] == marked[:most]
    rest = [each for each in chosen if not each.is_marked]
    assert rest == sorted(rest, key=lambda each: each.number)
    of_marked = Counter(each.section_name for each in marked)
    for section, count in Counter(each.section_name for each in rest).items():
        assert count <= max(0, per_section - of_marked[section])


@given(pieces=PIECES)
def test_nothing_is_left_out_that_has_room(pieces: list[Piece]) -> None:
    assert len(propose(pieces, most=len(pieces) + 1, per_section=len(pieces) + 1)) == len(pieces)
