"""Planned against actual length: signs that need no colour, pages in hundredths, closing before going out."""

from __future__ import annotations

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.planning.rules.lengths import Length, closes, goes_out, in_hundredths, measured
from hoitu.production.planning.templatetags.planning_text import length
from tests.production.planning.agenda import TUESDAY, at


@given(planned=st.integers(1, 100_000), actual=st.integers(0, 200_000))
def test_the_sign_says_what_the_numbers_say(planned: int, actual: int) -> None:
    sign = Length("characters", planned, actual).sign
    if actual == 0:
        assert sign == "empty"
    elif abs(actual - planned) * 10 <= planned:
        assert sign == "fit"
    else:
        assert sign == ("over" if actual > planned else "under")


def test_a_text_is_measured_in_the_unit_of_its_slot() -> None:
    lengths = {"characters": 6000, "spoken_seconds": 185}
    assert measured("seconds", lengths, 4000) == 185
    assert measured("characters", lengths, 4000) == 6000
    assert measured("pages", lengths, 4000) == 150
    assert in_hundredths("pages", 16) == 1600
    assert in_hundredths("seconds", 900) == 900


def test_a_slot_closes_before_it_goes_out() -> None:
    assert goes_out(TUESDAY, time(17)) == at(TUESDAY, 17)
    assert closes(TUESDAY, time(17), 90) == at(TUESDAY, 15, 30)


def test_lengths_are_written_as_people_write_them() -> None:
    pages, aloud = length(Length("pages", 100, 150)), length(Length("seconds", 185, 60))
    assert (pages["actual"], pages["words"]) == ("1,5", "thừa 0,5 trang")
    assert (aloud["actual"], aloud["planned"], aloud["words"]) == ("1′00″", "3′05″", "thiếu 2′05″")
    assert length(Length("characters", 1000, 1050))["words"] == "vừa"
