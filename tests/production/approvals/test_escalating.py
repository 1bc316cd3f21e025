"""A level that lets the due time pass is raised once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.outbox.models import Event
from hoitu.production.approvals import operations
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from tests.production.newsroom import road
from tests.world import NOON, World

HOUR = timedelta(hours=1)


@pytest.fixture
def due(world: World) -> Output:
    output = road.submitted(world)
    return newsroom.plan_output(by=world.tam, output_id=output.pk, planned_date=None, due_at=NOON + HOUR, now=NOON)


def levels() -> list[str]:
    return [event.payload["level"] for event in Event.objects.filter(name="approvals.level.overdue").order_by("pk")]


def test_nothing_is_raised_before_the_hour(due: Output) -> None:
    assert due.due_at is not None
    assert operations.escalate(due.due_at) == 0


def test_each_level_is_raised_once(world: World, due: Output) -> None:
    late = NOON + HOUR + timedelta(seconds=1)
    assert [operations.escalate(late), operations.escalate(late + HOUR)] == [1, 0]
    road.approve(world.tam, due, "desk")
    assert [operations.escalate(late + HOUR), operations.escalate(late + HOUR)] == [1, 0]
    assert levels() == ["desk", "secretariat"]
    assert Entry.objects.filter(action="approvals.level.overdue").count() == 2


def test_a_new_hour_is_raised_anew(world: World, due: Output) -> None:
    operations.escalate(NOON + 2 * HOUR)
    newsroom.plan_output(by=world.tam, output_id=due.pk, planned_date=None, due_at=NOON + 3 * HOUR, now=NOON + 2 * HOUR)
    assert operations.escalate(NOON + 2 * HOUR) == 0
    assert operations.escalate(NOON + 4 * HOUR) == 1


def test_what_is_written_or_approved_waits_for_no_level(world: World, due: Output) -> None:
    newsroom.return_output(by=world.tam, output_id=due.pk, reason="Thêm giá bán.", now=NOON)
    assert operations.escalate(NOON + 2 * HOUR) == 0
