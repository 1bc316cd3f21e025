"""What changed between two texts, word by word: Vietnamese syllables, Khmer words, numbers whole."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.newsroom import comparison
from hoitu.production.newsroom.comparison import Piece, compare, words

KHMER = "ប្រជាពលរដ្ឋច្រូតស្រូវ"


def old_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change != "in")


def new_of(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces if piece.change != "out")


def changed(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.change, piece.text) for piece in compare(old, new) if piece.change != "same"]


def test_a_changed_word_is_shown_as_one_out_and_one_in() -> None:
    assert changed("Lũ về sớm ở Càng Long", "Lũ về muộn ở Càng Long") == [("out", "sớm"), ("in", "muộn")]


def test_a_moved_mark_is_a_changed_syllable_and_not_a_changed_letter() -> None:
    assert Piece("out", "hoà") in compare("hoà bình", "hòa bình")


def test_words_changed_in_a_row_are_one_change() -> None:
    assert changed("ông Nguyễn Văn An nói", "ông Trần Minh Phúc nói") == [
        ("out", "Nguyễn Văn An"),
        ("in", "Trần Minh Phúc"),
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("1.250", "1.350"), ("24/11/2026", "25/11/2026"), ("12,5%", "12,8%"), ("7:30", "7:45")]
)
def test_numbers_dates_and_hours_change_as_wholes(old: str, new: str) -> None:
    assert changed(f"Có {old} nhé", f"Có {new} nhé") == [("out", old), ("in", new)]


def test_khmer_is_compared_by_its_words_although_no_blank_parts_them() -> None:
    assert len(words(KHMER)) > 1
    assert changed(KHMER, KHMER.replace("ស្រូវ", "ពោត")) == [("out", "ស្រូវ"), ("in", "ពោត")]


def test_breaks_set_by_hand_in_khmer_are_not_lost() -> None:
    text = "ច្រូត\u200bស្រូវ Trà Vinh"
    assert "".join(words(text)) == text


def test_texts_too_long_to_be_compared_are_shown_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "MOST_PAIRS", 3)
    assert changed("x a b c y", "x d e f y") == [("out", "a b c"), ("in", "d e f")]


texts = st.text(max_size=80) | st.text(alphabet="ab \n1.," + KHMER + "\u200b", max_size=40)


@given(texts, texts)
def test_both_texts_can_be_read_back_from_the_pieces(old: str, new: str) -> None:
    pieces = compare(old, new)
    assert (old_of(pieces), new_of(pieces)) == (old, new)


@given(texts)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert changed(text, text) == []
