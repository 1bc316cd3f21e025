"""Who plans hears of a task that was declined; who works hears of an event that moved and of a coverage given up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.directory.models import Person
from hoitu.foundation.notices import queries as notices
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.planning import operations
from tests.conftest import Clock
from tests.production.planning.agenda import event, from_to
from tests.production.planning.test_coverages import NEXT, coverage, task
from tests.world import NOON, World

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(stopped_clock: Clock) -> None:
    """The handlers ask the clock of the house."""


def told(person: Person) -> list[str]:
    outbox.drain(now=NOON + HOUR)
    return [each.kind for each in notices.notices_of(person) if each.kind.startswith("planning.")]


def test_who_asked_hears_that_it_was_declined_and_why(world: World) -> None:
    plan = coverage(world)
    asked = task(world, plan)
    operations.answer_task(by=world.binh, task_id=asked.pk, answer="declined", reason="Đi công tác Cà Mau.", now=NOON)

    assert told(world.tam) == ["planning.declined"]
    notice = notices.notices_of(world.tam).get(kind="planning.declined")
    assert "Đi công tác Cà Mau." in notice.facts.values()
    assert f"/phan-anh/{plan.pk}/" in notice.link


def test_nobody_is_asked_to_look_for_somebody_who_was_found_meanwhile(world: World) -> None:
    plan = coverage(world)
    asked = task(world, plan)
    operations.answer_task(by=world.binh, task_id=asked.pk, answer="declined", reason="Đi công tác.", now=NOON)
    operations.ask_for(
        by=world.tam, coverage_id=plan.pk, kind="text", assignee_ids=[world.sarone.pk], now=NOON + HOUR / 2
    )

    assert told(world.tam) == []


def test_accepting_is_no_news(world: World) -> None:
    asked = task(world, coverage(world))
    operations.answer_task(by=world.binh, task_id=asked.pk, answer="accepted", now=NOON)

    assert told(world.tam) == []


def test_those_who_count_on_an_event_hear_that_it_was_postponed(world: World) -> None:
    plan = coverage(world)
    task(world, plan)
    later = from_to(NEXT + timedelta(days=2), 8, 10)
    assert plan.event_id
    operations.postpone_event(by=world.lan, event_id=plan.event_id, to=later, reason="Bão số 9.", now=NOON)

    assert told(world.binh) == ["planning.event_changed"]
    assert told(world.tam) == ["planning.event_changed"]
    assert told(world.lan) == []
    facts = notices.notices_of(world.binh).get(kind="planning.event_changed").facts.values()
    assert {"Bão số 9.", "Đã dời"} <= set(facts)


def test_another_day_of_a_recurring_event_concerns_nobody(world: World) -> None:
    made = event(world, rule="FREQ=WEEKLY")
    plan = operations.plan_coverage(
        by=world.tam, event_id=made.pk, occurrence=NEXT, unit_id=world.news_desk.pk, now=NOON
    )
    task(world, plan)
    week_after = NEXT + timedelta(weeks=1)
    operations.cancel_event(by=world.lan, event_id=made.pk, occurrence=week_after, reason="Nghỉ Tết.", now=NOON)
    assert told(world.binh) == []

    operations.cancel_event(by=world.lan, event_id=made.pk, occurrence=NEXT, reason="Nghỉ lễ.", now=NOON)
    assert told(world.binh) == ["planning.event_changed"]


def test_those_who_were_to_work_hear_that_a_coverage_was_given_up(world: World) -> None:
    plan = coverage(world)
    task(world, plan)
    operations.drop_coverage(by=world.tam, coverage_id=plan.pk, reason="Không đủ người.", now=NOON)

    assert told(world.binh) == ["planning.dropped"]
    assert told(world.tam) == []
