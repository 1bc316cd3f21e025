"""Who knows of what: one's own newsroom, one's own story, and what is out."""

from __future__ import annotations

import pytest

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory.models import AgencyLink
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import operations, queries
from tests.production.newsroom import road
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
