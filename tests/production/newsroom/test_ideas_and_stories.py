"""From an idea to a story file with its people, facts and sources."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Refusal
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Contribution, Idea, Output
from tests.production.newsroom import road
from tests.world import NOON, World

NAUGHTY = [
    "<script>alert(1)</script>",
    "'; DROP TABLE newsroom_story; --",
    "{{ 7*7 }} {% debug %}",
    "\u202engược",
    "a\x00b",
    "\ud800",
    "ក្រុង\u200bព្រះ",
    "👩‍👩‍👧‍👦" * 10,
    "Z̴̡͚a̵l̷g̸o̶" * 5,
]


def proposed(world: World, **more: object) -> Idea:
    return operations.propose_idea(
        by=world.binh,
        unit_id=world.news_desk.pk,
        title="Chợ nổi",
        now=NOON,
        **more,  # type: ignore[arg-type]
    )


def test_only_the_desks_of_ones_own_newsroom_take_ones_ideas(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.propose_idea(by=world.mai, unit_id=world.news_desk.pk, title="Chợ nổi", now=NOON)


@pytest.mark.parametrize(("who", "code"), [("binh", "not_allowed"), ("son", "not_allowed"), ("phuc", "not_found")])
def test_ideas_are_answered_by_their_desk_the_secretariat_and_the_chief(world: World, who: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.decide_idea(by=world.people[who], idea_id=proposed(world).pk, verdict="approved", now=NOON)
    assert refused.value.code == code


def test_an_idea_has_one_answer_and_a_no_has_a_reason(world: World) -> None:
    idea = proposed(world)
    with pytest.raises(NotReady):
        operations.decide_idea(by=world.tam, idea_id=idea.pk, verdict="declined", note=" ", now=NOON)
    operations.decide_idea(by=world.tam, idea_id=idea.pk, verdict="declined", note="Mới đăng", now=NOON)
    with pytest.raises(NotReady) as refused:
        operations.decide_idea(by=world.lan, idea_id=idea.pk, verdict="approved", now=NOON)
    assert refused.value.code == "decided"


def test_a_story_is_opened_once_from_an_approved_idea(world: World) -> None:
    idea = proposed(world)
    with pytest.raises(NotReady):
        operations.open_story(by=world.binh, idea_id=idea.pk, now=NOON)
    operations.decide_idea(by=world.tam, idea_id=idea.pk, verdict="approved", now=NOON)
    story = operations.open_story(by=world.binh, idea_id=idea.pk, now=NOON)
    assert (story.title, story.unit, story.agency) == ("Chợ nổi", world.news_desk, world.newspaper)
    with pytest.raises(NotReady):
        operations.open_story(by=world.tam, idea_id=idea.pk, now=NOON)


def test_a_reporter_opens_no_story_without_an_idea_but_a_desk_does(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.open_story(by=world.binh, unit_id=world.news_desk.pk, title="Tin nóng", now=NOON)
    story = operations.open_story(by=world.tam, unit_id=world.news_desk.pk, title="Tin nóng", now=NOON)
    assert queries.stories(world.binh, NOON).get() == story


def test_an_assignment_brings_its_outputs_and_ends_when_they_are_handed_in(world: World) -> None:
    story = road.story(world)
    due = NOON + timedelta(hours=3)
    made = operations.assign(
        by=world.tam, story_id=story.pk, assignee_id=world.binh.pk, kinds=["web:vi", "radio:vi"], due_at=due, now=NOON
    )
    outputs = {output.kind: output for output in Output.objects.filter(story=story)}
    assert set(outputs) == {"web", "radio"}
    assert outputs["web"].due_at == due
    for kind in ("web", "radio"):
        road.save(world.binh, outputs[kind])
        made.refresh_from_db()
        assert made.done_at is None
        operations.submit(by=world.binh, output_id=outputs[kind].pk, now=NOON)
    made.refresh_from_db()
    assert made.done_at == NOON


def test_nobody_of_another_newsroom_is_assigned_and_reporters_assign_nobody(world: World) -> None:
    story = road.story(world)
    with pytest.raises(NotReady):
        operations.assign(by=world.tam, story_id=story.pk, assignee_id=world.mai.pk, now=NOON)
    with pytest.raises(NotAllowed):
        operations.assign(by=world.binh, story_id=story.pk, assignee_id=world.tam.pk, now=NOON)
    with pytest.raises(NotReady):
        operations.assign(by=world.tam, story_id=story.pk, assignee_id=world.binh.pk, kinds=["fax:vi"], now=NOON)


def test_shares_of_one_part_add_up_to_a_hundred_at_most(world: World) -> None:
    story = road.story(world)
    share = {"by": world.tam, "story_id": story.pk, "now": NOON}
    with pytest.raises(NotReady) as refused:
        operations.set_contribution(person_id=world.lan.pk, part="text", share_pct=1, **share)  # type: ignore[arg-type]
    assert refused.value.code == "shares_over_100"
    operations.set_contribution(person_id=world.binh.pk, part="text", share_pct=60, **share)  # type: ignore[arg-type]
    operations.set_contribution(person_id=world.lan.pk, part="text", share_pct=40, **share)  # type: ignore[arg-type]
    operations.set_contribution(person_id=world.lan.pk, part="photo", **share)  # type: ignore[arg-type]
    assert Contribution.objects.filter(story=story, part="text").count() == 2
    for wrong in (0, 101, -5):
        with pytest.raises(NotReady):
            operations.set_contribution(
                person_id=world.duc.pk,
                part="audio",
                share_pct=wrong,
                **share,  # type: ignore[arg-type]
            )


def test_bylines_are_pen_names_in_the_order_of_the_ledger(world: World) -> None:
    world.lan.pen_name = "Lan Anh"
    world.lan.save(update_fields=["pen_name"])
    output = road.draft(world)
    for person, part in ((world.lan, "photo"), (world.tam, "editing"), (world.binh, "photo")):
        share = 50 if part == "photo" else 100
        operations.set_contribution(
            by=world.tam, story_id=output.story_id, person_id=person.pk, part=part, share_pct=share, now=NOON
        )
    said = queries.draft_content(output.pk)
    assert [(each.name, each.part) for each in said.bylines] == [("Nguyễn Văn Bình", "text"), ("Lan Anh", "photo")]


@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_strings_are_stored_as_text_or_refused_in_words(world: World, text: str) -> None:
    story = road.story(world)
    operations.file_story(by=world.tam, story_id=story.pk, title=f"x{text}", now=NOON)
    operations.add_source(by=world.binh, story_id=story.pk, name=f"x{text}", detail=text, now=NOON)
    operations.add_fact(by=world.binh, story_id=story.pk, text=f"x{text}", now=NOON)
    output = operations.add_output(by=world.tam, story_id=story.pk, kind="web", now=NOON)
    saved = road.save(world.binh, output, road.content(f"x{text}", text=text, ai_use=text))
    assert "\x00" not in saved.headline
    assert queries.outputs(world.binh, NOON, text=text).count() <= 1
    page = queries.story_page(world.binh, story.pk, NOON)
    page.sources[0].name.encode()


@pytest.mark.parametrize("title", ["", "   ", "\u200b", "\n\t", "ế" * 201])
def test_a_title_that_is_none_is_refused(world: World, title: str) -> None:
    with pytest.raises(NotReady):
        operations.open_story(by=world.tam, unit_id=world.news_desk.pk, title=title, now=NOON)


@pytest.mark.parametrize("day", [date.min, date(1900, 1, 1), date(2199, 1, 1), date.max])
def test_absurd_days_are_refused_in_words(world: World, day: date) -> None:
    with pytest.raises(NotReady) as refused:
        proposed(world, planned_date=day)
    assert refused.value.code == "absurd_date"
    instant = datetime(day.year, day.month, day.day, 23, 59, tzinfo=UTC)
    with pytest.raises(NotReady):
        operations.add_output(by=world.tam, story_id=road.story(world).pk, kind="web", due_at=instant, now=NOON)


def test_an_output_comes_once_per_kind_and_language(world: World) -> None:
    output = road.draft(world)
    with pytest.raises(NotReady):
        operations.add_output(by=world.binh, story_id=output.story_id, kind="web", now=NOON)
    operations.add_output(by=world.binh, story_id=output.story_id, kind="web", language="km", now=NOON)
    with pytest.raises(NotReady):
        operations.add_output(by=world.binh, story_id=output.story_id, kind="fax", now=NOON)


def test_what_is_not_there_is_said_to_be_not_there(world: World) -> None:
    nowhere = world.news_desk.pk
    with pytest.raises(NotFound):
        operations.submit(by=world.binh, output_id=nowhere, now=NOON)
    with pytest.raises(NotFound):
        operations.add_output(by=world.binh, story_id=nowhere, kind="web", now=NOON)
    with pytest.raises(NotFound):
        queries.release_content(nowhere)
    assert queries.latest_release_of(nowhere) is None
