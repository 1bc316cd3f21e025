from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel import khmer

PEOPLE = "ជនជាតិខ្មែរនៅខេត្តត្រាវិញ"
ZWSP = khmer.ZERO_WIDTH_SPACE
MIXED = st.text(alphabet="ជនាតិខ្មែរនៅ។ៗ១២ aĐồ.!" + ZWSP, max_size=60)


def test_words_are_found_without_spaces() -> None:
    assert "ខ្មែរ" in khmer.segment(PEOPLE)
    assert "ខេត្ត" in khmer.segment(PEOPLE)


def test_latin_text_is_one_piece_and_untouched() -> None:
    assert khmer.segment("Đồng bào ខ្មែរ Trà Vinh") == ["Đồng bào ", "ខ្មែរ", " Trà Vinh"]
    assert khmer.with_breaks("Đồng bào Trà Vinh") == "Đồng bào Trà Vinh"
    assert khmer.segment("") == []


def test_breaks_stand_between_words_only_and_never_before_a_full_stop() -> None:
    broken = khmer.with_breaks(f"{PEOPLE}។ Trà Vinh")
    assert f"ខ្មែរ{ZWSP}នៅ" in broken
    assert f"{ZWSP}។" not in broken
    assert broken.endswith("។ Trà Vinh")


def test_breaks_set_by_hand_are_kept() -> None:
    by_hand = f"ជនជាតិ{ZWSP}ខ្មែរនៅ"
    assert khmer.with_breaks(by_hand) == by_hand


def test_a_word_is_found_whether_or_not_its_writer_set_breaks() -> None:
    assert khmer.segment(khmer.with_breaks(PEOPLE)) == khmer.segment(PEOPLE)


@given(MIXED)
def test_no_letter_is_lost_or_moved(s: str) -> None:
    assert "".join(khmer.segment(s)).replace(ZWSP, "") == s.replace(ZWSP, "")
    assert khmer.with_breaks(s).replace(ZWSP, "") == s.replace(ZWSP, "")


@given(MIXED)
def test_breaking_twice_changes_nothing(s: str) -> None:
    assert khmer.with_breaks(khmer.with_breaks(s)) == khmer.with_breaks(s)


def test_a_break_at_the_edge_of_a_word_is_no_break_set_by_hand() -> None:
    assert f"ខ្មែរ{ZWSP}នៅ" in khmer.with_breaks(f"ខ្មែរនៅ{ZWSP} Trà Vinh")


@pytest.mark.parametrize("letters", [ZWSP * 50_000, f"ខ{ZWSP}" * 25_000, "ខ" + ZWSP * 50_000, "្" * 20_000])
def test_strange_text_takes_no_strange_time(letters: str) -> None:
    before = time.process_time()
    khmer.with_breaks(letters)
    khmer.segment(letters)
    assert time.process_time() - before < 5


def test_khmer_is_told_from_other_letters() -> None:
    assert khmer.has_khmer("Trà Vinh ខ")
    assert not khmer.has_khmer(f"Trà Vinh{ZWSP}")


def test_many_threads_get_the_same_words() -> None:
    with ThreadPoolExecutor(8) as pool:
        cuts = list(pool.map(khmer.segment, [PEOPLE * 3] * 200))
    assert all(cut == cuts[0] for cut in cuts)
