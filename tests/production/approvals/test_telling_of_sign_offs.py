"""People hear of a word that is asked, of the answer, and of a level that is late."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.directory.models import Person
from hoitu.foundation.notices import queries as notices
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.approvals import operations
from hoitu.production.newsroom import operations as newsroom
from tests.conftest import Clock
from tests.production.approvals.asking import answer, ask
from tests.production.newsroom import road
from tests.world import NOON, World

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(stopped_clock: Clock) -> None:
    """The handlers ask the clock of the house."""


def told(person: Person) -> list[str]:
    outbox.drain(now=NOON + 3 * HOUR)
    return [each.kind for each in notices.notices_of(person) if each.kind.startswith("approvals.")]


def test_the_colleague_hears_of_the_question_and_the_asker_of_the_answer(world: World) -> None:
    request = ask(world, road.submitted(world), world.duc, question="Đúng luật không?")
    assert told(world.duc) == ["approvals.asked"]
    notice = notices.notices_of(world.duc).get(kind="approvals.asked")
    assert f"/y-kien/{request.pk}/" in notice.link
    answer(request)
    assert told(world.tam) == ["approvals.answered"]


def test_nobody_hears_of_a_question_that_was_withdrawn_at_once(world: World) -> None:
    request = ask(world, road.submitted(world), world.duc)
    operations.withdraw(by=world.tam, request_id=request.pk, reason="Nhầm người.", now=NOON)
    assert told(world.duc) == []


def test_a_late_level_is_told_once_to_those_who_can_help(world: World) -> None:
    output = road.submitted(world)
    newsroom.plan_output(by=world.tam, output_id=output.pk, planned_date=None, due_at=NOON + HOUR, now=NOON)
    operations.escalate(NOON + 2 * HOUR)
    operations.escalate(NOON + 2 * HOUR)
    assert told(world.tam) == ["approvals.overdue"]
    assert told(world.binh) == []
