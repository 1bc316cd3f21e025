from __future__ import annotations

import pathlib
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.text import fold, unify_tones


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà bình", "hòa bình"),
        ("HOÀ BÌNH", "HÒA BÌNH"),
        ("Hoà", "Hòa"),
        ("thuý", "thúy"),
        ("Thuỷ lợi", "Thủy lợi"),
        ("Uỷ ban", "Ủy ban"),
        ("sức khoẻ", "sức khỏe"),
        ("tuỳ", "tùy"),
        ("xoè", "xòe"),
        ("qúy", "quý"),
        ("gíao viên", "giáo viên"),
    ],
)
def test_two_places_of_the_mark_are_one_word(one: str, other: str) -> None:
    assert unify_tones(one) == unify_tones(other) == other


@pytest.mark.parametrize(
    "word", ["hoàn", "quà", "quý", "quí", "khuỷu", "gì", "gìn", "già", "giữ", "ngoáy", "thuyền", "Chloé", "voilà"]
)
def test_marks_that_have_one_place_stay(word: str) -> None:
    assert unify_tones(word) == word


def test_i_and_y_stay_different() -> None:
    assert unify_tones("quí") != unify_tones("quý")


def test_decomposed_text_is_unified_too() -> None:
    assert unify_tones(unicodedata.normalize("NFD", "hoà")) == "hòa"


@given(st.text(alphabet="hoàáảãạeèéẻẽẹuyýỳỷỹỵqgìíthHOÀUÝ "))
def test_unifying_twice_changes_nothing_and_no_letter_is_lost(s: str) -> None:
    once = unify_tones(s)
    assert unify_tones(once) == once
    assert fold(once) == fold(s)


def test_headlines_keep_their_letters(material: pathlib.Path) -> None:
    for headline in (material / "vietnam/headlines-vi.txt").read_text(encoding="utf-8").splitlines():
        assert fold(unify_tones(headline)) == fold(headline)
