"""Board and calendar: planned, scheduled and released are three things; moving changes the plan alone."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hoitu.kernel.refusal import NotAllowed, NotFound
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Assignment, Output, Schedule
from hoitu.production.newsroom.queries.planning import planned_output
from hoitu.production.planning import queries
from tests.production.newsroom import road
from tests.production.planning.agenda import TUESDAY
from tests.world import NOON, World

DAY = timedelta(days=1)
IN_TWO_DAYS = NOON + 2 * DAY


def armed(world: World) -> Output:
    output = road.approved(world)
    newsroom.schedule(by=world.hanh, output_id=output.pk, at=IN_TWO_DAYS, now=NOON)
    return Output.objects.get(pk=output.pk)


def days_of(world: World, name: str) -> list[int]:
    shown = queries.calendar(world.lan, NOON, day=TUESDAY, today=TUESDAY, whole_month=True)
    return [day.day.day for week in shown.weeks for day in week if getattr(day, name)]


def plan(world: World, output: Output, days: int) -> None:
    day = TUESDAY + days * DAY
    newsroom.plan_output(by=world.tam, output_id=output.pk, planned_date=day, due_at=None, now=NOON)


def test_planned_and_scheduled_are_shown_apart_and_moving_the_plan_leaves_the_schedule(world: World) -> None:
    output = armed(world)
    plan(world, output, 1)
    assert (days_of(world, "planned"), days_of(world, "scheduled")) == ([25], [26])
    plan(world, output, 3)
    assert (days_of(world, "planned"), days_of(world, "scheduled")) == ([27], [26])
    assert Schedule.objects.get().at == IN_TWO_DAYS
    card = planned_output(world.binh, output.pk, NOON)
    assert (card.planned_date, card.scheduled_at, card.released_at) == (TUESDAY + 3 * DAY, IN_TWO_DAYS, None)


def test_what_is_out_is_a_fact_on_its_day(world: World) -> None:
    release = road.released(world)
    plan(world, release.output, 1)
    assert (days_of(world, "planned"), days_of(world, "released")) == ([], [24])


def test_columns_by_stage_person_and_day(world: World) -> None:
    waiting, out = road.submitted(world), road.released(world)
    plan(world, waiting, 1)
    told: dict[str, Any] = {"first": TUESDAY, "people": [world.binh, world.sarone]}
    stages = {column.key: column.cards for column in queries.board(world.tam, NOON, by="state", **told).columns}
    assert [card.output for card in stages["approval"]] == [waiting]
    assert [card.output for card in stages["released"]] == [out.output]
    persons = {column.key: column.cards for column in queries.board(world.tam, NOON, by="person", **told).columns}
    assert persons[str(world.binh.pk)] == []
    assert waiting in [card.output for card in persons[""]]
    by_day = {column.key: column.cards for column in queries.board(world.tam, NOON, by="day", **told).columns}
    assert [card.output for card in by_day["2026-11-25"]] == [waiting]


def test_old_releases_leave_the_board_and_other_newsrooms_see_nothing(world: World) -> None:
    road.released(world, now=NOON - timedelta(days=5))
    for person in (world.tam, world.mai):
        columns = queries.board(person, NOON, by="state", first=TUESDAY, people=()).columns
        assert not any(column.cards for column in columns)


def test_the_board_asks_the_same_however_full_it_is(world: World, django_assert_max_num_queries: Any) -> None:
    story = road.story(world)
    for kind in ("web", "print", "radio", "tv", "social"):
        newsroom.add_output(by=world.tam, story_id=story.pk, kind=kind, now=NOON)
    with django_assert_max_num_queries(6):
        columns = queries.board(world.tam, NOON, by="state", first=TUESDAY, people=()).columns
    assert sum(len(column.cards) for column in columns) == 5


def test_handing_over_ends_what_others_had_of_this_output_alone(world: World) -> None:
    output = road.draft(world)
    newsroom.assign(by=world.tam, story_id=output.story_id, assignee_id=world.binh.pk, kinds=["web:vi"], now=NOON)
    given = newsroom.hand_over(by=world.tam, output_id=output.pk, assignee_id=world.sarone.pk, now=NOON)
    assert planned_output(world.tam, output.pk, NOON).people == (world.sarone,)
    assert newsroom.hand_over(by=world.tam, output_id=output.pk, assignee_id=world.sarone.pk, now=NOON) == given
    whole = Assignment.objects.get(assignee=world.binh, kinds=[])
    assert whole.done_at is None
    with pytest.raises(NotAllowed):
        newsroom.hand_over(by=world.binh, output_id=output.pk, assignee_id=world.binh.pk, now=NOON)
    with pytest.raises(NotFound):
        newsroom.hand_over(by=world.phuc, output_id=output.pk, assignee_id=world.mai.pk, now=NOON)


def test_a_story_moves_with_what_was_planned_for_its_day_but_not_with_what_is_out(world: World) -> None:
    output = road.draft(world)
    newsroom.plan_story(by=world.tam, story_id=output.story_id, planned_date=TUESDAY, now=NOON)
    plan(world, output, 0)
    newsroom.plan_story(by=world.tam, story_id=output.story_id, planned_date=TUESDAY + DAY, now=NOON)
    assert Output.objects.get().planned_date == TUESDAY + DAY
    plan(world, output, 4)
    newsroom.plan_story(by=world.tam, story_id=output.story_id, planned_date=TUESDAY, now=NOON)
    assert Output.objects.get().planned_date == TUESDAY + 4 * DAY
