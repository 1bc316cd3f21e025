"""Moving a series: its later days fall as far away as the one that was named."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.planning.rules.recurrence import occurrences, understood
from hoitu.production.planning.rules.series import ending_before, new_days, shifted
from hoitu.production.planning.rules.when import When, whole_days

ZONE = HO_CHI_MINH.key
MONDAY = date(2026, 11, 23)
FAR = MONDAY + timedelta(days=400)
RULES = st.sampled_from(
    ["FREQ=DAILY", "FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "FREQ=WEEKLY;INTERVAL=2", "FREQ=WEEKLY;COUNT=9"]
)


def times(when: When, rule: str, first: date = MONDAY, until: date = FAR) -> list[date]:
    return [each.first for each in occurrences(when, rule, zone=ZONE, first=first, until=until)]


@given(rule=RULES, number=st.integers(0, 8), steps=st.integers(-3, 20))
def test_all_later_days_move_as_far_and_earlier_ones_stay(rule: str, number: int, steps: int) -> None:
    when = whole_days(MONDAY, MONDAY)
    old = times(when, rule)
    day = old[number]
    to = whole_days(day + timedelta(days=steps), day + timedelta(days=steps))
    made = shifted(when, rule, ZONE, day=day, to=to)
    assert understood(made, ZONE) == made
    assert times(when, ending_before(rule, day)) == old[:number]
    moved = times(to, made, first=to.first, until=FAR + timedelta(days=steps))
    assert moved == [each + timedelta(days=steps) for each in old[number:]]


@given(rule=RULES, number=st.integers(0, 8), steps=st.integers(-3, 20))
def test_each_old_day_has_its_new_one(rule: str, number: int, steps: int) -> None:
    when = whole_days(MONDAY, MONDAY)
    old = times(when, rule)
    first = whole_days(old[number], old[number])
    to = whole_days(first.first + timedelta(days=steps), first.first + timedelta(days=steps))
    rest = shifted(when, rule, ZONE, day=first.first, to=first)
    made = shifted(when, rule, ZONE, day=first.first, to=to)
    wanted = old[number : number + 4]
    assume(wanted)
    days = new_days(first, rest, ZONE, moved=to, moved_rule=made, days=[MONDAY - timedelta(days=9), *wanted])
    assert {day: each.first for day, each in days.items()} == {day: day + timedelta(days=steps) for day in wanted}


def test_a_day_of_the_month_is_named_anew() -> None:
    for rule, day, to, made in (
        ("FREQ=MONTHLY", date(2026, 12, 23), date(2026, 12, 25), "FREQ=MONTHLY"),
        ("FREQ=MONTHLY;BYMONTHDAY=23", date(2026, 12, 23), date(2026, 12, 25), "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("FREQ=MONTHLY;BYDAY=4MO", date(2026, 12, 28), date(2026, 12, 15), "FREQ=MONTHLY;BYDAY=3TU"),
        ("FREQ=MONTHLY;BYDAY=4MO", date(2026, 12, 28), date(2026, 12, 30), "FREQ=MONTHLY;BYDAY=-1WE"),
    ):
        assert shifted(whole_days(MONDAY, MONDAY), rule, ZONE, day=day, to=whole_days(to, to)) == made


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "FREQ=MONTHLY;BYMONTHDAY=1,23"],
)
def test_what_cannot_be_shifted_is_refused(rule: str) -> None:
    to = MONDAY + timedelta(days=3)
    with pytest.raises(ValueError, match="FREQ"):
        shifted(whole_days(MONDAY, MONDAY), rule, ZONE, day=MONDAY, to=whole_days(to, to))
