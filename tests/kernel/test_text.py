from __future__ import annotations

import json
import pathlib
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel import text

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("tra vinh", "Trà Vinh"),
        ("nong dan", "nông dân"),
        ("dong bao", "Đồng bào"),
        ("Dong", "Đồng"),
        ("Cau Ngang", "Cầu Ngang"),
        ("xam nhap man", "xâm nhập mặn"),
        ("ខ្មែរ", "ខ្មែរ"),
    ],
)
def test_a_query_without_marks_folds_to_what_was_written_with_them(query: str, written: str) -> None:
    assert text.fold(query) == text.fold(written)


def test_every_vietnamese_letter_folds_to_a_plain_one() -> None:
    vowels = "aăâeêioôơuưy"
    letters = [unicodedata.normalize("NFC", v + t) for v in vowels for t in ("", *"\u0300\u0301\u0303\u0309\u0323")]
    folded = text.fold("".join(letters) + "".join(letters).upper() + "đĐ")
    assert set(folded) == set("aeiouyd")


@given(st.text())
def test_folding_twice_changes_nothing(s: str) -> None:
    assert text.fold(text.fold(s)) == text.fold(s)


@given(st.text())
def test_folding_does_not_care_how_letters_were_composed(s: str) -> None:
    composed = unicodedata.normalize("NFC", s)
    assert text.fold(unicodedata.normalize("NFD", composed)) == text.fold(composed)
    assert text.nfc(unicodedata.normalize("NFD", composed)) == composed


@given(st.text(alphabet=st.characters(min_codepoint=0x1780, max_codepoint=0x17FF)))
def test_khmer_is_left_whole(s: str) -> None:
    assert text.fold(s) == unicodedata.normalize("NFC", s)


@given(st.text())
def test_a_slug_is_always_fit_for_an_address(s: str) -> None:
    made = text.slug(s)
    assert SLUG.fullmatch(made)
    assert len(made) <= text.SLUG_LENGTH


@given(st.text())
def test_a_slug_of_a_slug_is_itself(s: str) -> None:
    assert text.slug(text.slug(s)) == text.slug(s)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Đồng bào Khmer đón lễ Sene Đôlta", "dong-bao-khmer-don-le-sene-dolta"),
        ("Trà Vinh: 90% hộ nghèo – thoát nghèo!", "tra-vinh-90-ho-ngheo-thoat-ngheo"),
        ("ខេត្តត្រាវិញ", "tin"),
        ("ខេត្តត្រាវិញ 2026", "tin"),
        ("ខេត្ត Trà Vinh", "tra-vinh"),
        ("30/4", "30-4"),
        ("…", "tin"),
        ("", "tin"),
    ],
)
def test_titles_become_addresses(title: str, expected: str) -> None:
    assert text.slug(title) == expected


def test_a_title_without_letters_takes_the_fallback_given() -> None:
    assert text.slug("ព័ត៌មាន", fallback="khmer-ngu") == "khmer-ngu"


def test_a_long_title_is_cut_between_words() -> None:
    made = text.slug("hội tụ " * 40)
    assert made.endswith(("-tu", "-hoi"))
    assert 70 < len(made) <= 80


def test_a_vietnamese_word_is_one_syllable_and_punctuation_none() -> None:
    assert text.syllables("Ủy ban nhân dân tỉnh Trà Vinh – năm 2026.") == 9
    assert text.syllables(unicodedata.normalize("NFD", "Ủy ban nhân dân")) == 4
    assert text.syllables(" … – ") == 0


def test_khmer_syllables_are_counted_too() -> None:
    assert text.syllables("ត្រាវិញ") == 3  # ត្រា, វិ, ញ
    assert text.syllables("Trà Vinh ត្រា") == 3


def test_a_number_is_heard_longer_than_it_is_written() -> None:
    assert text.spoken_syllables("2023") == 7  # hai nghìn không trăm hai mươi ba
    assert text.spoken_syllables("1.234.567 đồng") == 14
    assert text.spoken_syllables("năm mới") == 2


def test_time_is_rounded_up() -> None:
    assert text.spoken_seconds("một hai ba", per_minute=60) == 3
    assert text.spoken_seconds("một hai ba", per_minute=100) == 2
    assert text.spoken_seconds("") == 0
    assert text.reading_minutes("") == 0
    assert text.reading_minutes("tin") == 1
    assert text.reading_minutes("tin " * (text.READ_PER_MINUTE + 1)) == 2


def test_nobody_speaks_at_no_speed() -> None:
    with pytest.raises(ValueError, match="above 0"):
        text.spoken_seconds("một", per_minute=0)


def test_naughty_strings_do_no_harm(material: pathlib.Path) -> None:
    for naughty in json.loads((material / "examples/strings/blns.json").read_text(encoding="utf-8")):
        assert SLUG.fullmatch(text.slug(naughty))
        assert text.fold(text.fold(naughty)) == text.fold(naughty)
        assert text.spoken_seconds(naughty) >= 0


def test_real_headlines_give_slugs_and_folds_a_keyboard_can_type(material: pathlib.Path) -> None:
    for headline in (material / "vietnam/headlines-vi.txt").read_text(encoding="utf-8").splitlines():
        assert SLUG.fullmatch(text.slug(headline))
        assert not re.search("[\u0300-\u036fđ]|[à-ỹ]", text.fold(headline)), headline
        assert text.syllables(headline) > 0
