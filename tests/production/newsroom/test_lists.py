"""The lists and the desk: found by what people type, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.queries import Desk, Output
from tests.production.newsroom import road
from tests.world import NOON, World


def names(outputs: Any) -> list[str]:
    return [output.headline for output in outputs]


@pytest.mark.parametrize("typed", ["lúa hữu cơ", "lua huu co", "LUA", "gặt lúa"])
def test_outputs_are_found_with_and_without_accents_in_any_order(world: World, typed: str) -> None:
    road.submitted(world)
    other = road.draft(world)
    operations.file_story(by=world.tam, story_id=other.story_id, title="Đua ghe ngo", now=NOON)
    assert names(queries.outputs(world.binh, NOON, text=typed)) == ["Lúa hữu cơ vào vụ gặt sớm"]
    assert queries.outputs(world.binh, NOON, text="ghe").get() == other


def test_outputs_are_narrowed_by_state_kind_language_desk_and_lateness(world: World) -> None:
    web, radio, khmer = road.submitted(world), road.draft(world, kind="radio"), road.draft(world, language="km")
    operations.plan_output(
        by=world.tam, output_id=radio.pk, planned_date=None, due_at=NOON - timedelta(hours=1), now=NOON
    )

    def found(**filters: Any) -> list[Output]:
        return list(queries.outputs(world.lan, NOON, **filters))

    assert found(state="submitted") == [web]
    assert found(kind="radio") == found(late=True) == [radio]
    assert found(language="km") == [khmer]
    assert found(unit_id=world.khmer_desk.pk) == []
    assert len(found(unit_id=world.news_desk.pk)) == 3


def test_each_finds_on_the_desk_what_waits_for_them(world: World) -> None:
    output = road.submitted(world)
    assert list(queries.desk(world.tam, NOON).to_approve) == [output]
    assert not queries.desk(world.lan, NOON).to_approve.exists()
    road.approve(world.tam, output, "desk")
    assert not queries.desk(world.tam, NOON).to_approve.exists()
    assert list(queries.desk(world.lan, NOON).to_approve) == [output]
    road.approve(world.lan, output, "secretariat")
    assert list(queries.desk(world.hanh, NOON).to_approve) == [output]
    road.approve(world.hanh, output, "chief")
    assert list(queries.desk(world.hanh, NOON).to_release) == [output]
    assert not queries.desk(world.lan, NOON).to_release.exists()


def test_what_is_handed_in_is_not_late_any_more_until_it_comes_back(world: World) -> None:
    output = road.draft(world)
    hour_ago = NOON - timedelta(hours=1)
    operations.plan_output(by=world.tam, output_id=output.pk, planned_date=None, due_at=hour_ago, now=NOON)
    assert list(queries.desk(world.binh, NOON).late) == [output]
    road.save(world.binh, output)
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    assert not queries.desk(world.tam, NOON).late.exists()
    operations.return_output(by=world.tam, output_id=output.pk, reason="Thiếu nguồn", now=NOON)
    assert list(queries.desk(world.tam, NOON).late) == [output]


def test_what_waits_says_since_when_the_last_act_brought_it_there(world: World) -> None:
    output = road.submitted(world)
    assert queries.desk(world.tam, NOON).to_approve.get().waits_since == output.submissions.get().at  # type: ignore[attr-defined] # annotated
    road.approve(world.tam, output, "desk")
    assert queries.desk(world.lan, NOON).to_approve.get().waits_since == output.approvals.get().at  # type: ignore[attr-defined] # annotated


def test_the_desk_of_a_writer_holds_no_approvals(world: World) -> None:
    assert not queries.desk(world.binh, NOON).approves
    assert queries.desk(world.tam, NOON).approves


def test_writers_find_what_came_back_what_they_write_and_what_they_are_assigned(world: World) -> None:
    output = road.submitted(world)
    operations.return_output(by=world.tam, output_id=output.pk, reason="Thiếu nguồn", now=NOON)
    desk = queries.desk(world.binh, NOON)
    assert list(desk.returned) == [output]
    assert not desk.writing.exists()
    assert not desk.assigned.exists()  # handed in: done
    new = road.draft(world)
    assert [each.story for each in queries.desk(world.binh, NOON).assigned] == [new.story]
    assert list(queries.desk(world.binh, NOON).writing) == [new]
    assert not queries.desk(world.tam, NOON).writing.exists()  # who opens a text for others writes none of it


def test_ideas_wait_for_those_who_answer_them(world: World) -> None:
    idea = operations.propose_idea(by=world.binh, unit_id=world.news_desk.pk, title="Chợ nổi", now=NOON)
    for decider, waits in ((world.tam, True), (world.lan, True), (world.hanh, True), (world.binh, False)):
        assert queries.desk(decider, NOON).ideas.exists() is waits
    assert not queries.desk(world.son, NOON).ideas.exists()
    assert queries.ideas(world.binh, NOON, answer="open", text="cho noi").get() == idea
    assert not queries.ideas(world.binh, NOON, text="ghe ngo").exists()


def read_desk(world: World) -> None:
    desk: Desk = queries.desk(world.hanh, NOON)
    for name in Desk.__dataclass_fields__:
        found = getattr(desk, name)
        if not isinstance(found, bool):
            for row in found[:10]:
                str(row)


READS: dict[str, Callable[[World], object]] = {
    "outputs": lambda world: [
        (each.story.title, each.story.unit.name, str(each.saved_by)) for each in queries.outputs(world.binh, NOON)[:50]
    ],
    "stories": lambda world: [
        (each.unit.name, str(each.opened_by), [o.kind for o in each.outputs.all()])
        for each in queries.stories(world.binh, NOON)[:50]
    ],
    "ideas": lambda world: [(each.unit.name, str(each.proposed_by)) for each in queries.ideas(world.binh, NOON)[:50]],
    "desk": read_desk,
    "history": lambda _world: queries.history(Output.objects.order_by("created_at")[0].pk),
    "output page": lambda world: queries.output_page(world.hanh, Output.objects.order_by("created_at")[0].pk, NOON),
    "story page": lambda world: queries.story_page(world.hanh, Output.objects.order_by("created_at")[0].story_id, NOON),
}


@pytest.mark.parametrize("what", READS)
def test_more_rows_cost_no_more_queries(world: World, what: str) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            READS[what](world)
        return len(captured)

    def grow() -> None:
        output = road.submitted(world)
        road.save(world.tam, Output.objects.order_by("created_at")[0], road.content(f"Sửa {Output.objects.count()}"))
        operations.plan_output(by=world.tam, output_id=output.pk, planned_date=None, due_at=NOON, now=NOON)
        operations.propose_idea(by=world.binh, unit_id=world.news_desk.pk, title="Thêm", now=NOON)

    grow()
    few = cost()
    for _time in range(4):
        grow()
    assert cost() <= few
