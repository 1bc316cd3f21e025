"""Whole days stay on their day in every zone; rules repeat as dateutil says, and hostile rules never run."""

from __future__ import annotations

import time as wall
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.production.planning.rules.recurrence import last_day, occurrences, understood
from hoitu.production.planning.rules.when import DAY, When, hours, moved, whole_days

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
ZONES = st.sampled_from(
    ["Asia/Ho_Chi_Minh", "UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
)
RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,WE",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=2,6;BYMONTHDAY=30",
        "FREQ=WEEKLY;COUNT=5",
    ]
)


@given(first=DAYS, length=st.integers(1, 5), rule=RULES, zone=ZONES)
def test_a_whole_day_stays_a_date_whatever_the_zone(first: date, length: int, rule: str, zone: str) -> None:
    when = whole_days(first, first + (length - 1) * DAY)
    here = occurrences(when, rule, zone="Asia/Ho_Chi_Minh", first=first, until=first + 60 * DAY)
    there = occurrences(when, rule, zone=zone, first=first, until=first + 60 * DAY)
    assert here == there
    assert all(each.is_all_day and (each.until - each.first).days == length for each in there)


@given(first=DAYS, rule=RULES, window=st.integers(1, 400), ahead=st.integers(0, 400))
def test_the_days_are_those_dateutil_gives(first: date, rule: str, window: int, ahead: int) -> None:
    start = first + ahead * DAY
    found = occurrences(whole_days(first, first), rule, zone="UTC", first=start, until=start + window * DAY)
    whole = rrulestr(rule, dtstart=datetime.combine(first, time()))
    begin, end = datetime.combine(start, time()), datetime.combine(start + (window - 1) * DAY, time())
    assert [each.first for each in found] == [day.date() for day in whole.between(begin, end, inc=True)]


@given(day=DAYS, hour=st.integers(0, 23), zone=ZONES, weeks=st.integers(1, 30))
def test_hours_stay_hours_where_they_are_kept(day: date, hour: int, zone: str, weeks: int) -> None:
    starts = datetime.combine(day, time(hour, 30), ZoneInfo(zone))
    if starts.astimezone(UTC).astimezone(ZoneInfo(zone)) != starts:
        return  # an hour that was skipped when the clocks went forward
    when = hours(starts.astimezone(UTC), starts.astimezone(UTC) + timedelta(hours=1))
    until = day + timedelta(weeks=weeks, days=2)
    for each in occurrences(when, "FREQ=WEEKLY", zone=zone, first=day - DAY, until=until):
        assert each.starts_at is not None
        local = each.starts_at.astimezone(ZoneInfo(zone))
        assert local.weekday() == day.weekday()
        assert local.hour in {hour, hour + 1}  # an hour later where the clocks skip it
        assert each.first == local_date(each.starts_at)


@given(day=DAYS, hour=st.integers(0, 23), minutes=st.integers(0, 3000))
def test_an_event_of_hours_touches_the_days_of_viet_nam(day: date, hour: int, minutes: int) -> None:
    starts = datetime.combine(day, time(hour), HO_CHI_MINH)
    when = hours(starts, starts + timedelta(minutes=minutes))
    assert when.first == day
    assert when.touches(day, day + DAY)
    assert not when.touches(day - DAY, day)
    if minutes:
        assert when.last == (starts + timedelta(minutes=minutes, microseconds=-1)).date()


@given(day=DAYS, by=st.integers(-60, 60))
def test_moving_keeps_the_length(day: date, by: int) -> None:
    for when in (whole_days(day, day + DAY), hours(_noon(day), _noon(day) + timedelta(hours=30))):
        there = moved(when, timedelta(days=by))
        assert there.first == when.first + timedelta(days=by)
        assert there.until - there.first == when.until - when.first


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), HO_CHI_MINH)


def test_an_event_that_ends_at_midnight_is_not_on_the_next_day() -> None:
    when = hours(datetime(2026, 11, 24, 13, tzinfo=UTC), datetime(2026, 11, 24, 17, tzinfo=UTC))
    assert when.last == date(2026, 11, 24)


def test_a_skipped_day_is_left_out() -> None:
    found = occurrences(
        whole_days(date(2026, 11, 2), date(2026, 11, 2)),
        "FREQ=WEEKLY",
        zone="UTC",
        first=date(2026, 11, 1),
        until=date(2026, 12, 1),
        skipped=[date(2026, 11, 16)],
    )
    assert [each.first.day for each in found] == [2, 9, 23, 30]


def test_an_end_in_utc_is_an_end_in_the_hours_of_the_event() -> None:
    assert understood("FREQ=DAILY;UNTIL=20261124T170000Z", "Asia/Ho_Chi_Minh") == "FREQ=DAILY;UNTIL=20261125T000000"
    assert understood("RRULE:FREQ=DAILY;UNTIL=20261124", "UTC") == "FREQ=DAILY;UNTIL=20261124T235959"


@pytest.mark.parametrize(
    "rule",
    [
        "",
        "FREQ=SECONDLY",
        "FREQ=HOURLY;COUNT=2",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=99999999999999999999",
        "FREQ=WEEKLY;BYHOUR=1,2,3",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYDAY=MO",
        "FREQ=MONTHLY;BYSETPOS=4",
        "FREQ=WEEKLY;UNTIL=99999999",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;COUNT=3;UNTIL=20270101",
        "garbage",
        "FREQ=WEEKLY;COUNT=١",
    ],
)
def test_a_rule_that_offices_do_not_use_is_not_taken(rule: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - any of them: the caller says it in words
        understood(rule, "UTC")


@given(rule=RULES, first=DAYS)
def test_every_rule_we_take_is_quick_to_look_through(rule: str, first: date) -> None:
    kept = understood(rule, "UTC")
    began = wall.perf_counter()
    occurrences(whole_days(first, first), kept, zone="UTC", first=date(2028, 1, 1), until=date(2028, 2, 1))
    assert wall.perf_counter() - began < 1


@pytest.mark.parametrize("rule", ["FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31", "FREQ=YEARLY;INTERVAL=999"])
def test_even_a_rule_that_never_comes_round_again_is_quick(rule: str) -> None:
    began = wall.perf_counter()
    occurrences(
        whole_days(date(2026, 2, 1), date(2026, 2, 1)), rule, zone="UTC", first=date(2028, 1, 1), until=date(2028, 2, 1)
    )
    assert wall.perf_counter() - began < 1


def test_the_end_of_a_rule_is_known_for_searches() -> None:
    when = When(date(2026, 11, 24), date(2026, 11, 26))
    assert last_day("FREQ=WEEKLY;COUNT=3", when, "UTC") == date(2026, 12, 10)
    assert last_day("FREQ=WEEKLY", when, "UTC") is None
