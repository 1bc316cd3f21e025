"""How the newsroom says waiting and instants."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.kernel import clock
from hoitu.kernel.clock import moment, near
from hoitu.production.newsroom.words import waited
from tests.world import NOON


@pytest.mark.parametrize(
    ("minutes", "said"), [(-5, "chờ 0 phút"), (59, "chờ 59 phút"), (60, "chờ 1 giờ"), (26 * 60, "chờ 1 ngày")]
)
def test_waiting_is_said_in_its_largest_whole_unit(minutes: int, said: str) -> None:
    assert waited(NOON - timedelta(minutes=minutes), NOON) == said


def test_a_near_instant_is_said_by_its_day_and_a_far_one_in_full() -> None:
    now = clock.now()
    assert near(now).endswith("hôm nay")
    assert near(now - timedelta(days=1)).endswith("hôm qua")
    far = now - timedelta(days=3)
    assert near(far) == moment(far)
    assert moment(NOON).split(", ")[0] == "12:00"
