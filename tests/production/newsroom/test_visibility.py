"""Who knows of what: one's own newsroom, one's own story, and what is out."""

from __future__ import annotations

import pytest
from django.urls import reverse

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory.models import AgencyLink
from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Output
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of, text_of
from tests.world import NOON, World, person


@pytest.mark.parametrize("who", ["mai", "phuc", "vy", "quan"])
def test_unreleased_work_is_unknown_outside_its_newsroom(world: World, who: str) -> None:
    output, reader = road.submitted(world), world.people[who]
    assert not queries.may_see(reader, output.pk, NOON)
    assert not queries.outputs(reader, NOON).exists()
    assert not queries.stories(reader, NOON).exists()
    with pytest.raises(NotFound):
        queries.output_page(reader, output.pk, NOON)
    with pytest.raises(NotFound):
        queries.story_page(reader, output.story_id, NOON)


def test_released_work_is_known_to_every_newsroom_and_the_department(world: World) -> None:
    output = road.released(world).output
    for reader in (world.mai, world.vy):
        assert list(queries.outputs(reader, NOON)) == [output]
        assert queries.output_page(reader, output.pk, NOON).offers == []
        with pytest.raises(NotFound):
            queries.story_page(reader, output.story_id, NOON)


@pytest.mark.parametrize("who", ["mai", "vy", "quan"])
def test_the_next_text_of_something_released_is_its_newsrooms_alone(world: World, who: str) -> None:
    output, reader = road.released(world).output, world.people[who]
    operations.correct(
        by=world.lan, output_id=output.pk, reason="Sai", false_information="Sáu", public_note="Tám", now=NOON
    )
    unknown(reader, output)
    assert queries.may_see(world.binh, output.pk, NOON)


@pytest.mark.parametrize("who", ["mai", "vy", "quan"])
def test_what_was_withdrawn_is_its_newsrooms_alone(world: World, who: str) -> None:
    output = road.released(world).output
    operations.withdraw(by=world.hanh, output_id=output.pk, reason="Gỡ", code=road.code_of(world.hanh), now=NOON)
    unknown(world.people[who], output)


def unknown(reader: Person, output: Output) -> None:
    assert not queries.may_see(reader, output.pk, NOON)
    assert not queries.outputs(reader, NOON).exists()
    for look in (queries.output_page, queries.meeting, queries.write_access):
        with pytest.raises(NotFound):
            look(reader, output.pk, NOON)
    with pytest.raises(NotFound):
        road.save(reader, output)


@pytest.mark.parametrize("who", ["mai", "vy"])
def test_how_a_released_text_came_about_is_its_newsrooms_alone(world: World, who: str) -> None:
    output, browser = road.released(world, now=clock.now()).output, browser_of(world.people[who])
    assert "Lúa hữu cơ" in text_of(browser.get(address("write", output.pk)))
    for name in ("versions", "difference", "approval_record", "output_facts", "output_plan", "deriving"):
        assert browser.get(address(name, output.pk)).status_code == 404, name
    assert browser.get(reverse("approvals:of_output", args=[output.pk])).status_code == 404
    assert browser.post(reverse("writing:sign", args=[output.pk])).status_code == 404


def test_a_stringer_sees_the_story_they_work_on_and_no_other(world: World) -> None:
    hai = person("hai", "Lý Văn Hai", world.newspaper, world.news_desk, "stringer")
    mine, other = road.draft(world), road.draft(world)
    operations.assign(by=world.tam, story_id=mine.story_id, assignee_id=hai.pk, now=NOON)
    assert list(queries.outputs(hai, NOON)) == [mine]
    assert list(queries.stories(hai, NOON)) == [mine.story]
    assert not queries.may_see(hai, other.pk, NOON)
    road.save(hai, mine)


def test_a_guest_of_another_newsroom_sees_the_story_they_contribute_to(world: World) -> None:
    output = road.draft(world)
    operations.set_contribution(by=world.tam, story_id=output.story_id, person_id=world.mai.pk, part="video", now=NOON)
    assert list(queries.stories(world.mai, NOON)) == [output.story]


def test_confidential_sources_are_for_the_storys_people_and_the_chief(world: World) -> None:
    story = road.draft(world).story
    source = operations.add_source(
        by=world.binh, story_id=story.pk, name="Ông Tư", detail="0123", confidential=True, now=NOON
    )
    operations.add_fact(by=world.binh, story_id=story.pk, text="Cống đóng trễ", source_id=source.pk, now=NOON)
    for insider in (world.binh, world.tam, world.hanh):
        assert [each.name for each in queries.story_page(insider, story.pk, NOON).sources] == ["Ông Tư"]
    for outsider in (world.lan, world.duc, world.sarone):
        page = queries.story_page(outsider, story.pk, NOON)
        assert (page.sources, page.hidden_sources, page.facts[0].fact.source) == ([], 1, None)


def test_a_confidential_name_is_in_no_log(world: World) -> None:

    story = road.draft(world).story
    operations.add_source(by=world.binh, story_id=story.pk, name="Ông Tư Kín", confidential=True, now=NOON)
    assert not [entry for entry in Entry.objects.all() if "Ông Tư Kín" in f"{entry.detail} {entry.target_label}"]


def test_work_of_a_merged_newspaper_is_known_to_those_who_took_it_over(world: World) -> None:

    output = road.submitted(world)
    AgencyLink.objects.create(predecessor=world.newspaper, successor=world.station, on_date=NOON.date())
    assert list(queries.outputs(world.mai, NOON)) == [output]
