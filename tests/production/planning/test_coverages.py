"""Coverages: of an event or an idea, people asked who answer, vehicles booked once, given up with a reason."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Refusal
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Assignment, Output, Story
from hoitu.production.planning import operations, queries
from hoitu.production.planning.models import Booking, Coverage, Resource, Task, TaskAnswer
from tests.production.planning.agenda import TUESDAY, all_day, at, event, from_to
from tests.world import NOON, World

WEEK = timedelta(weeks=1)
NEXT = TUESDAY + WEEK


def coverage(world: World, **told: Any) -> Coverage:
    when = told.pop("when", None) or from_to(NEXT, 8, 10)
    made = event(world, when=when, title=told.pop("title", "Hội nghị chuyển đổi số"))
    return operations.plan_coverage(by=world.tam, event_id=made.pk, unit_id=world.news_desk.pk, now=NOON, **told)


def task(world: World, plan: Coverage, *, kind: str = "text", who: Any = None) -> Task:
    person = who or world.binh
    return operations.ask_for(by=world.tam, coverage_id=plan.pk, kind=kind, assignee_ids=[person.pk], now=NOON)[0]


def car(world: World, name: str = "Xe 84A-123.45") -> Resource:
    return operations.add_resource(by=world.lan, agency_id=world.newspaper.pk, kind="vehicle", name=name, now=NOON)


def booked(world: World, plan: Coverage, resource: Resource, begins: int, ends: int) -> Booking:
    return operations.book(
        by=world.tam,
        coverage_id=plan.pk,
        resource_id=resource.pk,
        starts_at=at(NEXT, begins),
        ends_at=at(NEXT, ends),
        now=NOON,
    )


def test_a_coverage_of_an_event_opens_its_story_on_its_day_with_its_hours(world: World) -> None:
    plan = coverage(world, cost_estimate=1_500_000)
    assert (plan.day, plan.starts_at, plan.ends_at) == (NEXT, at(NEXT, 8), at(NEXT, 10))
    assert (plan.story.title, plan.story.planned_date) == ("Hội nghị chuyển đổi số", NEXT)


def test_a_coverage_of_one_day_of_a_recurring_event_names_the_day(world: World) -> None:
    made = event(world, rule="FREQ=WEEKLY")
    with pytest.raises(NotReady):
        operations.plan_coverage(by=world.tam, event_id=made.pk, unit_id=world.news_desk.pk, now=NOON)
    with pytest.raises(NotFound):
        operations.plan_coverage(
            by=world.tam, event_id=made.pk, occurrence=NEXT + timedelta(1), unit_id=world.news_desk.pk, now=NOON
        )
    plan = operations.plan_coverage(
        by=world.tam, event_id=made.pk, occurrence=NEXT, unit_id=world.news_desk.pk, now=NOON
    )
    assert (plan.day, plan.occurrence) == (NEXT, NEXT)


def test_a_coverage_of_an_idea_needs_its_approval(world: World) -> None:
    idea = newsroom.propose_idea(by=world.binh, unit_id=world.news_desk.pk, title="Lúa hữu cơ", now=NOON)
    ask: dict[str, Any] = {"by": world.tam, "idea_id": idea.pk, "unit_id": world.news_desk.pk, "day": NEXT, "now": NOON}
    with pytest.raises(NotReady):
        operations.plan_coverage(**ask)
    newsroom.decide_idea(by=world.tam, idea_id=idea.pk, verdict="approved", now=NOON)
    plan = operations.plan_coverage(**ask)
    assert plan.story.idea == idea
    with pytest.raises(NotReady):
        operations.plan_coverage(**ask)


def test_nothing_is_planned_for_a_cancelled_event_nor_by_a_reporter_nor_elsewhere(world: World) -> None:
    made = event(world)
    here: dict[str, Any] = {"event_id": made.pk, "unit_id": world.news_desk.pk, "now": NOON}
    with pytest.raises(NotAllowed):
        operations.plan_coverage(by=world.binh, **here)
    with pytest.raises(NotFound):
        operations.plan_coverage(by=world.phuc, **{**here, "unit_id": world.tv_desk.pk})
    with pytest.raises(NotReady):
        operations.plan_coverage(by=world.tam, unit_id=world.news_desk.pk, now=NOON)
    operations.cancel_event(by=world.tam, event_id=made.pk, reason="Mưa", now=NOON)
    with pytest.raises(NotReady):
        operations.plan_coverage(by=world.tam, **here)
    assert not Coverage.objects.exists()
    assert not Story.objects.exists()


@pytest.mark.parametrize(
    ("kind", "output"),
    [
        ("text", ("web", "vi")),
        ("photo", None),
        ("audio", ("radio", "vi")),
        ("video", ("tv", "vi")),
        ("live", ("web", "vi")),
        ("social", ("social", "vi")),
        ("loudspeaker", ("loudspeaker", "vi")),
        ("khmer", ("web", "km")),
    ],
)
def test_each_kind_of_task_is_an_assignment_and_makes_its_output(
    world: World, kind: str, output: tuple[str, str] | None
) -> None:
    plan = coverage(world)
    made = task(world, plan, kind=kind)
    assert made.assignment.assignee == world.binh
    there = list(Output.objects.filter(story=plan.story).values_list("kind", "language", "planned_date"))
    assert there == ([(*output, NEXT)] if output else [])


def test_several_people_are_asked_at_once_and_nobody_twice(world: World) -> None:
    plan = coverage(world)
    both = [world.binh.pk, world.sarone.pk]
    made = operations.ask_for(by=world.tam, coverage_id=plan.pk, kind="photo", assignee_ids=both, now=NOON)
    assert {each.assignee for each in made} == {world.binh, world.sarone}
    with pytest.raises(NotReady):
        task(world, plan, kind="photo")
    with pytest.raises(NotReady):
        operations.ask_for(by=world.tam, coverage_id=plan.pk, kind="text", assignee_ids=[], now=NOON)
    with pytest.raises(NotReady):
        operations.ask_for(by=world.tam, coverage_id=plan.pk, kind="dance", assignee_ids=both, now=NOON)
    with pytest.raises(Refusal):
        task(world, plan, who=world.mai)
    assert Task.objects.count() == 2


def test_a_task_is_accepted_by_its_assignee_alone(world: World) -> None:
    asked = task(world, coverage(world))
    with pytest.raises(NotFound):
        operations.answer_task(by=world.tam, task_id=asked.pk, answer="accepted", now=NOON)
    for _twice in range(2):
        operations.answer_task(by=world.binh, task_id=asked.pk, answer="accepted", now=NOON)
    assert Task.objects.get().answer == "accepted"
    assert TaskAnswer.objects.count() == 1


def test_declining_says_why_ends_the_assignment_and_makes_room_for_another(world: World) -> None:
    plan = coverage(world)
    asked = task(world, plan)
    with pytest.raises(NotReady):
        operations.answer_task(by=world.binh, task_id=asked.pk, answer="declined", reason=" ", now=NOON)
    operations.answer_task(by=world.binh, task_id=asked.pk, answer="declined", reason="Con ốm", now=NOON)
    assert Assignment.objects.get().done_at == NOON
    with pytest.raises(NotReady):
        operations.answer_task(by=world.binh, task_id=asked.pk, answer="accepted", now=NOON)
    task(world, plan, who=world.sarone)
    task(world, plan)
    assert Task.objects.filter(answer="").count() == 2


def test_a_coverage_moves_with_its_story_and_its_outputs(world: World) -> None:
    plan = coverage(world)
    task(world, plan)
    later = NEXT + timedelta(days=1)
    operations.change_coverage(by=world.tam, coverage_id=plan.pk, day=later, notes="Đổi", cost_estimate=None, now=NOON)
    plan.refresh_from_db()
    assert (plan.day, plan.starts_at, plan.story.planned_date) == (later, None, later)
    assert Output.objects.get().planned_date == later
    for cost in (-1, 10**12):
        with pytest.raises(NotReady):
            operations.change_coverage(
                by=world.tam, coverage_id=plan.pk, day=later, notes="", cost_estimate=cost, now=NOON
            )


def test_a_coverage_given_up_ends_its_tasks_and_frees_what_was_booked(world: World) -> None:
    plan = coverage(world)
    task(world, plan)
    booked(world, plan, car(world), 8, 12)
    operations.drop_coverage(by=world.tam, coverage_id=plan.pk, reason="Sự kiện hủy", now=NOON)
    assert Assignment.objects.get().done_at == NOON
    assert Booking.objects.get().cancelled_at == NOON
    with pytest.raises(NotReady):
        task(world, plan, who=world.sarone)
    assert list(queries.my_tasks(world.binh)) == []


def test_a_vehicle_is_never_promised_twice_and_the_refusal_says_who_has_it(world: World) -> None:
    one, other, vehicle = coverage(world), coverage(world, title="Lễ hội"), car(world)
    first = booked(world, one, vehicle, 8, 12)
    with pytest.raises(NotReady) as refused:
        booked(world, other, vehicle, 11, 13)
    assert "Hội nghị chuyển đổi số" in refused.value.message
    assert "Lê Minh Tâm" in refused.value.message
    booked(world, other, vehicle, 12, 13)
    operations.cancel_booking(by=world.tam, booking_id=first.pk, now=NOON)
    booked(world, other, vehicle, 9, 11)
    with pytest.raises(NotReady):
        booked(world, other, vehicle, 14, 14)


def test_resources_are_the_newsrooms_own(world: World) -> None:
    vehicle = car(world)
    with pytest.raises(NotReady):
        car(world)
    with pytest.raises(NotAllowed):
        operations.add_resource(by=world.binh, agency_id=world.newspaper.pk, kind="drone", name="D", now=NOON)
    with pytest.raises(NotFound):
        operations.retire_resource(by=world.phuc, resource_id=vehicle.pk, now=NOON)
    booked(world, coverage(world), vehicle, 8, 12)
    operations.retire_resource(by=world.lan, resource_id=vehicle.pk, now=NOON)
    assert Booking.objects.get().cancelled_at == NOON
    car(world)


def test_people_with_something_at_the_same_hours_are_named(world: World) -> None:
    one, other = coverage(world), coverage(world, title="Lễ hội", when=from_to(NEXT, 9, 11))
    beside = coverage(world, title="Khảo sát", when=all_day(NEXT))
    for plan in (one, other, beside):
        task(world, plan)
    page = queries.coverage_page(world.lan, one.pk, NOON)
    assert [(each.person, each.what, each.same_hours) for each in page.warnings] == [
        (world.binh, "Lễ hội", True),
        (world.binh, "Khảo sát", False),
    ]


def test_the_workload_counts_tasks_by_day_and_assignments_by_when_they_are_due(
    world: World, django_assert_max_num_queries: Any
) -> None:
    for title in ("Một", "Hai", "Ba"):
        task(world, coverage(world, title=title))
    story = newsroom.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Bốn", now=NOON)
    newsroom.assign(by=world.tam, story_id=story.pk, assignee_id=world.sarone.pk, due_at=at(NEXT, 23, 30), now=NOON)
    with django_assert_max_num_queries(8):
        rows = queries.workload(world.tam, world.newspaper.pk, NOON, first=NEXT - timedelta(days=1))
    by_name = {row.person: row for row in rows}
    assert by_name[world.binh].days[1].is_much
    assert by_name[world.sarone].days[1].titles == ["Bốn"]
    assert world.vy not in by_name
    free = queries.free_on(rows, NEXT)
    assert world.son in free
    assert world.binh not in free


def test_the_database_holds_what_operations_promise(world: World) -> None:
    plan = coverage(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Coverage.objects.filter(pk=plan.pk).update(event=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        TaskAnswer.objects.create(task=task(world, plan), answer="declined", by=world.binh, at=NOON)


def test_two_who_book_at_once_come_one_after_the_other(served_world: World) -> None:
    world = served_world
    one, other, vehicle = coverage(world), coverage(world, title="Lễ hội"), car(world)
    outcomes: list[str] = []

    def take(plan: Coverage) -> None:
        try:
            booked(world, plan, vehicle, 8, 12)
            outcomes.append("booked")
        except NotReady:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(plan,)) for plan in (one, other)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(outcomes) == ["booked", "refused"]
