from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.writing.rules.leases import BEAT, LEASE, RESUME, is_live, resumes, until_after
from tests.world import NOON

spans = st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=1))


def test_a_page_in_the_background_may_miss_a_beat_and_still_hold() -> None:
    once_a_minute = timedelta(minutes=1)  # what browsers allow a page nobody looks at
    assert LEASE > 2 * once_a_minute > BEAT


@given(spans)
def test_a_sign_of_life_counts_for_one_lease_and_no_instant_longer(passed: timedelta) -> None:
    assert is_live(until_after(NOON), NOON + passed) == (passed < LEASE)


@given(spans)
def test_who_comes_back_at_once_goes_on_as_if_they_had_not_left(away: timedelta) -> None:
    assert resumes(NOON, NOON + away) == (away <= RESUME)
