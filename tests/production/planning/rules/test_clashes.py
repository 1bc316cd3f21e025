"""Who would be in two places at once."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from hoitu.production.planning.rules.clashes import Busy, clashes
from tests.production.planning.agenda import TUESDAY, at

BINH, MAI = UUID(int=1), UUID(int=2)


def busy(who: UUID, what: str, *hours: int) -> Busy:
    if not hours:
        return Busy(who, TUESDAY, what)
    return Busy(who, TUESDAY, what, at(TUESDAY, hours[0]), at(TUESDAY, hours[1]))


def test_the_same_hours_are_named_first_and_the_same_day_too() -> None:
    found = clashes([busy(BINH, "Họp", 8, 10)], [busy(BINH, "A", 14, 15), busy(BINH, "B", 9, 11), busy(BINH, "C")])
    assert [(each.what, each.same_hours) for each in found] == [("B", True), ("A", False), ("C", False)]


def test_one_may_end_when_the_other_begins_and_others_do_not_count() -> None:
    found = clashes([busy(BINH, "Họp", 8, 10)], [busy(BINH, "A", 10, 12), busy(MAI, "B", 8, 10)])
    assert [(each.what, each.same_hours) for each in found] == [("A", False)]
    tomorrow = Busy(BINH, TUESDAY + timedelta(days=1), "D")
    assert clashes([busy(BINH, "Họp")], [tomorrow]) == []


@given(st.integers(0, 20), st.integers(1, 3), st.integers(0, 20), st.integers(1, 3))
def test_a_clash_is_one_both_ways(a: int, long_a: int, b: int, long_b: int) -> None:
    one, other = busy(BINH, "x", a, a + long_a), busy(BINH, "y", b, b + long_b)
    there, back = clashes([one], [other])[0].same_hours, clashes([other], [one])[0].same_hours
    assert there == back == (a < b + long_b and b < a + long_a)
