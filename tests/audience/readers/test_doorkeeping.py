"""Forms are signed, take time, and are limited per address, of which nothing is kept."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache

from hoitu.audience.readers import doorkeeping
from hoitu.audience.readers.doorkeeping import TooMany
from hoitu.kernel.refusal import NotReady
from tests.world import NOON

ADDRESS = "203.0.113.9"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


def test_a_form_comes_back_as_what_it_was_handed_out_for() -> None:
    token = doorkeeping.hand_out("comment:17", NOON)
    form = doorkeeping.take_back(token, "comment:17", NOON + timedelta(seconds=20))
    assert form.id == doorkeeping.take_back(token, "comment:17", NOON + timedelta(hours=1)).id


@pytest.mark.parametrize(
    ("about", "after", "code"),
    [
        ("comment:17", timedelta(seconds=1), "too_quick"),
        ("comment:17", timedelta(hours=13), "old_form"),
        ("comment:18", timedelta(minutes=1), "old_form"),
        ("comment:17", timedelta(seconds=-60), "too_quick"),
    ],
)
def test_a_form_of_something_else_or_of_another_time_is_refused(about: str, after: timedelta, code: str) -> None:
    token = doorkeeping.hand_out("comment:17", NOON)
    with pytest.raises(NotReady) as refused:
        doorkeeping.take_back(token, about, NOON + after)
    assert refused.value.code == code


@pytest.mark.parametrize("token", ["", "abc", ".eJw:1:x", "ក", "a" * 400])
def test_a_forged_form_is_refused(token: str) -> None:
    with pytest.raises(NotReady):
        doorkeeping.take_back(token, "comment:17", NOON)


def test_an_address_sends_so_much_and_no_more() -> None:
    for _time in range(doorkeeping.AT_MOST):
        doorkeeping.count("comment", ADDRESS, NOON)
    with pytest.raises(TooMany):
        doorkeeping.count("comment", ADDRESS, NOON)
    doorkeeping.count("comment", "203.0.113.10", NOON)
    doorkeeping.count("tip", ADDRESS, NOON)
    doorkeeping.count("comment", ADDRESS, NOON + timedelta(minutes=11))


def test_tomorrow_an_address_is_a_stranger() -> None:
    before = doorkeeping._key_of_the_day(NOON)
    assert doorkeeping._key_of_the_day(NOON) == before
    assert doorkeeping._key_of_the_day(NOON + timedelta(days=1)) != before
    assert doorkeeping._key_of_the_day(NOON) != before, "yesterday's key is thrown away"
