"""Which paragraph became which: changed in place, moved, taken out, put in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.newsroom.alignment import Line, Row, compare_lines
from tests.production.newsroom.screens.test_comparison import new_of, old_of


def lines(*texts: str) -> list[Line]:
    return [Line(text) for text in texts]


def shown(rows: list[Row]) -> list[tuple[int | None, int | None, bool]]:
    return [(row.old, row.new, row.moved) for row in rows]


def test_an_added_paragraph_leaves_its_neighbours_whole() -> None:
    rows = compare_lines(lines("Một.", "Ba."), lines("Một.", "Hai.", "Ba."))
    assert shown(rows) == [(0, 0, False), (None, 1, False), (1, 2, False)]


def test_a_moved_paragraph_is_known_again_and_its_neighbours_are_not_changed() -> None:
    rows = compare_lines(lines("Mở đầu.", "Số liệu.", "Lời kết."), lines("Mở đầu.", "Lời kết.", "Số liệu."))
    assert sum(row.moved for row in rows) == 1
    assert all(piece.change == "same" for row in rows for piece in row.pieces)


def test_a_block_moved_and_rewritten_is_known_by_its_id() -> None:
    old = [Line("Bà con gặt lúa.", "a"), Line("Giá lên.", "b"), Line("Hết.", "c")]
    new = [Line("Giá lên.", "b"), Line("Hết.", "c"), Line("Nông dân thu hoạch xong.", "a")]
    assert shown(compare_lines(old, new)) == [(1, 0, False), (2, 1, False), (0, 2, True)]


def test_a_paragraph_without_an_id_is_known_by_most_of_its_words() -> None:
    old = lines("Sáng nay bà con xã Long Đức gặt lúa.", "Tin vắn.")
    new = lines("Tin vắn.", "Chiều nay bà con xã Long Đức gặt lúa.")
    (first, second) = compare_lines(old, new)
    assert {(first.old, first.new), (second.old, second.new)} == {(1, 0), (0, 1)}


def test_other_words_altogether_are_one_out_and_one_in() -> None:
    rows = compare_lines(lines("Trời mưa."), lines("Giá vàng tăng."))
    assert shown(rows) == [(0, None, False), (None, 0, False)]


some_lines = st.lists(
    st.builds(Line, st.text(alphabet="ab ", min_size=1, max_size=6), st.sampled_from(["", "p", "q", "r"])), max_size=6
)


@given(some_lines, some_lines)
def test_both_texts_can_be_read_back_paragraph_by_paragraph(old: list[Line], new: list[Line]) -> None:
    rows = compare_lines(old, new)
    came = sorted((row.old, old_of(row.pieces)) for row in rows if row.old is not None)
    became = [(row.new, new_of(row.pieces)) for row in rows if row.new is not None]
    assert came == list(enumerate(line.text for line in old))
    assert became == list(enumerate(line.text for line in new))


@given(some_lines)
def test_a_text_compared_with_itself_is_the_same(given_lines: list[Line]) -> None:
    assert all(row.is_same for row in compare_lines(given_lines, given_lines))
