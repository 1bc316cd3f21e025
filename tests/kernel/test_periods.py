from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.periods import Period, is_thinkable

DAYS = st.dates(date(2000, 1, 1), date(2050, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    days = draw(st.integers(1, 4000) | st.none())
    return Period(start, None if days is None else start + timedelta(days))


def test_the_first_day_is_in_and_the_last_is_out() -> None:
    year = Period(date(2025, 1, 1), date(2026, 1, 1))
    assert year.holds(date(2025, 1, 1))
    assert year.holds(date(2025, 12, 31))
    assert not year.holds(date(2026, 1, 1))
    assert not year.holds(date(2024, 12, 31))


def test_an_open_period_lasts_until_further_notice() -> None:
    assert Period(date(2025, 7, 1)).holds(date(9999, 12, 31))


def test_a_period_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(ValueError, match="ends after it begins"):
        Period(date(2025, 7, 1), date(2025, 7, 1))


@given(periods(), periods(), DAYS)
def test_a_shared_day_means_an_overlap(one: Period, other: Period, day: date) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    if one.holds(day) and other.holds(day):
        assert one.overlaps(other)


def test_days_far_from_any_newsroom_are_not_thinkable() -> None:
    years = (1, 1899, 1900, 2099, 2100, 9999)
    assert [year for year in years if is_thinkable(date(year, 6, 1))] == [1900, 2099]
