from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.newsroom.comparison import Piece, compare, compare_paragraphs


def old_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change != "in")


def new_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change != "out")


def test_a_changed_word_is_shown_as_one_out_and_one_in() -> None:
    pieces = compare("Lũ về sớm ở Càng Long", "Lũ về muộn ở Càng Long")
    changed = [(piece.change, piece.text) for piece in pieces if piece.change != "same"]
    assert changed == [("out", "sớm"), ("in", "muộn")]


def test_a_moved_mark_is_a_changed_syllable_and_not_a_changed_letter() -> None:
    assert Piece("out", "hoà") in compare("hoà bình", "hòa bình")


@given(st.text(max_size=80), st.text(max_size=80))
def test_both_texts_can_be_read_back_from_the_pieces(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert (old_of(pieces), new_of(pieces)) == (old, new)


paragraphs = st.lists(st.text(alphabet="ab ", min_size=1, max_size=6), max_size=5)


@given(paragraphs, paragraphs)
def test_both_texts_can_be_read_back_paragraph_by_paragraph(old: list[str], new: list[str]) -> None:
    rows = compare_paragraphs(old, new)
    assert [text for row in rows if (text := old_of(row))] == old
    assert [text for row in rows if (text := new_of(row))] == new


def test_an_added_paragraph_leaves_its_neighbours_whole() -> None:
    rows = compare_paragraphs(["Một.", "Ba."], ["Một.", "Hai.", "Ba."])
    assert rows == [[Piece("same", "Một.")], [Piece("in", "Hai.")], [Piece("same", "Ba.")]]
