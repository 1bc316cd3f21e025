"""The demo's plan: a handful of labelled events with a coverage, entered through planning's own operations, once."""

from __future__ import annotations

import pytest
from django.core.cache import cache

from hoitu.production.planning.models import Booking, Coverage, Event, Slot, Task
from hoitu.web.demo import people, planning
from tests.world import NOON


@pytest.mark.usefixtures("db")
def test_the_plan_is_labelled_and_entered_once() -> None:
    cache.clear()
    people.settle(now=NOON, progress=lambda _step: None)
    for _twice in range(2):
        planning.fill(NOON)
    assert Event.objects.count() == 5
    assert not Event.objects.filter(is_demo=False).exists()
    assert set(Event.objects.values_list("state", flat=True)) == {"planned", "postponed", "cancelled"}
    assert Coverage.objects.get().is_demo
    assert sorted(Task.objects.values_list("answer", flat=True)) == ["", "accepted"]
    assert Booking.objects.count() == 1
    assert Slot.objects.count() == 2
