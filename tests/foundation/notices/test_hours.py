"""Quiet hours, digests and the rate cap, over zones, days and clocks that are put forward and back."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hoitu.foundation.notices import rules
from hoitu.foundation.notices.rules import Digest, Habits

ZONES = [ZoneInfo(name) for name in ("Asia/Ho_Chi_Minh", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC")]
HOME = ZONES[0]
HOUR = timedelta(hours=1)
# The nights on which Berlin's clocks are changed between two and three.
PUT_BACK = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
PUT_FORWARD = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
TO_HALF_PAST_TWO = Habits(time(22), time(2, 30))

instants = st.datetimes(
    min_value=datetime(2024, 1, 1), max_value=datetime(2028, 12, 31), timezones=st.just(UTC)  # noqa: DTZ001 - the zone follows
)  # fmt: skip
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
digests: st.SearchStrategy[Digest] = st.sampled_from(["at_once", "hourly", "daily"])
habits = st.builds(Habits, clocks, clocks, digests, clocks, st.integers(1, 60))
zones = st.sampled_from(ZONES)


def at(hour: int, minute: int = 0, day: int = 24) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=HOME)


@given(made=instants, habit=habits, zone=zones, urgent=st.booleans(), lately=st.integers(0, 100))
@example(
    made=datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
    habit=Habits(time(22), time(2, 30)),
    zone=ZONES[1],
    urgent=False,
    lately=0,
)
@example(
    made=datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
    habit=Habits(time(22), time(2, 30)),
    zone=ZONES[1],
    urgent=False,
    lately=0,
)
def test_nothing_is_due_before_it_was_made_or_later_than_three_days(
    made: datetime, habit: Habits, zone: ZoneInfo, lately: int, *, urgent: bool
) -> None:
    due = rules.due_at(made, urgent=urgent, habits=habit, lately=lately, zone=zone)
    assert made <= due <= made + timedelta(days=3)


@given(instants, habits, zones, st.integers(0, 100))
def test_nothing_but_what_is_urgent_is_due_in_quiet_hours(
    made: datetime, habit: Habits, zone: ZoneInfo, lately: int
) -> None:
    due = rules.due_at(made, urgent=False, habits=habit, lately=lately, zone=zone)
    assert not rules.is_quiet(due, habits=habit, zone=zone)


@given(instants, habits, zones)
def test_what_is_urgent_is_due_at_once(made: datetime, habit: Habits, zone: ZoneInfo) -> None:
    assert rules.due_at(made, urgent=True, habits=habit, lately=0, zone=zone) == made


@given(instants, habits, zones)
def test_quiet_hours_end_when_they_say(made: datetime, habit: Habits, zone: ZoneInfo) -> None:
    end = rules.after_quiet(made, habits=habit, zone=zone)
    if rules.is_quiet(made, habits=habit, zone=HOME) and zone is HOME:
        assert end.astimezone(HOME).time() == habit.quiet_to
        assert end - made <= timedelta(days=1)
    if not rules.is_quiet(made, habits=habit, zone=zone):
        assert end == made


@given(instants, clocks, zones)
def test_the_same_time_twice_means_no_quiet_hours(made: datetime, clock: time, zone: ZoneInfo) -> None:
    assert not rules.is_quiet(made, habits=Habits(quiet_from=clock, quiet_to=clock), zone=zone)


@given(instants, zones)
def test_the_hourly_digest_goes_out_at_the_next_full_hour(made: datetime, zone: ZoneInfo) -> None:
    due = rules.next_hour(made, zone)
    assert timedelta() < due - made <= HOUR
    assert due.astimezone(zone).minute == due.second == due.microsecond == 0


@given(instants, clocks)
def test_the_daily_digest_goes_out_at_its_time_within_a_day(made: datetime, clock: time) -> None:
    due = rules.digest_at(made, habits=Habits(digest="daily", digest_time=clock), zone=HOME)
    assert timedelta() < due - made <= timedelta(days=1)
    assert due.astimezone(HOME).time() == clock


@given(seconds=st.lists(st.integers(0, 7200), min_size=1, max_size=60), cap=st.integers(1, 10), urgent=st.booleans())
def test_no_place_is_reached_more_often_than_the_cap_and_one_gathering_per_hour(
    seconds: list[int], cap: int, *, urgent: bool
) -> None:
    start = at(9)
    sendings: set[datetime] = set()
    for second in sorted(seconds):
        made = start + timedelta(seconds=second)
        lately = sum(made - HOUR < due <= made for due in sendings)
        habit = Habits(hourly_cap=cap)
        sendings.add(rules.due_at(made, urgent=urgent, habits=habit, lately=lately, zone=HOME))
    for last in sendings:
        assert sum(last - HOUR < due <= last for due in sendings) <= cap + 1


@pytest.mark.parametrize(
    ("made", "due"),
    [
        (at(21, 59), at(21, 59)),
        (at(22), at(6, day=25)),
        (at(0, 30, day=25), at(6, day=25)),
        (at(6), at(6)),
    ],
    ids=["before", "begins", "after midnight", "ends"],
)
def test_the_night_of_the_house_is_from_ten_to_six(made: datetime, due: datetime) -> None:
    assert rules.due_at(made, urgent=False, habits=Habits(), lately=0, zone=HOME) == due


def test_where_clocks_are_put_back_the_second_quiet_hour_is_waited_for() -> None:
    berlin = ZONES[1]
    second = datetime(2026, 10, 25, 2, 15, tzinfo=berlin, fold=1)
    end = rules.after_quiet(second.astimezone(UTC), habits=Habits(time(22), time(2, 30)), zone=berlin)
    assert end == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
