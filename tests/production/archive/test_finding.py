"""Anything ever released is found, as it was released, by whoever may know of it."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.vocabulary.models import Place, Topic
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.archive import operations, queries
from hoitu.production.archive.models import Entry
from hoitu.production.archive.queries import Filters
from hoitu.production.newsroom import operations as newsroom
from tests.production.archive import shelf
from tests.production.archive.shelf import found
from tests.production.newsroom import road
from tests.world import NOON, World

LATER = NOON + timedelta(hours=5)


def test_a_release_is_found_by_its_words_with_and_without_accents(world: World) -> None:
    shelf.released(world)
    for asked in ("lúa hữu cơ", "lua huu co", "LUA", "Long Đức", ""):
        assert found(world.binh, asked) == ["Lúa hữu cơ vào vụ gặt sớm 1"], asked
    assert found(world.binh, "tôm") == []
    assert found(world.binh, "!!!") == []


def test_a_corrected_release_is_found_as_it_was_and_as_it_is(world: World) -> None:
    first = shelf.released(world)
    shelf.corrected(world, first, "Lúa hữu cơ: đã sửa diện tích", now=LATER)

    assert found(world.tam, "lua huu co") == ["Lúa hữu cơ: đã sửa diện tích 2", "Lúa hữu cơ vào vụ gặt sớm 1"]
    assert found(world.tam, "gặt sớm", state="replaced") == ["Lúa hữu cơ vào vụ gặt sớm 1"]
    assert found(world.tam, state="correct") == ["Lúa hữu cơ: đã sửa diện tích 2"]
    assert found(world.tam, state="standing") == ["Lúa hữu cơ: đã sửa diện tích 2"]


def test_other_newsrooms_find_what_readers_find_and_the_province_finds_all(world: World) -> None:
    first = shelf.released(world)
    shelf.corrected(world, first, "Đã sửa", now=LATER)
    both = ["Đã sửa 2", "Lúa hữu cơ vào vụ gặt sớm 1"]
    assert found(world.mai) == ["Đã sửa 2"]
    assert found(world.binh) == found(world.vy) == both

    shelf.withdrawn(world, first, now=LATER)
    assert found(world.mai) == []
    assert found(world.binh) == found(world.vy) == both
    assert found(world.binh, state="withdrawn") == both


def test_who_has_no_role_finds_nothing(world: World) -> None:
    world.mai.memberships.all().delete()
    with pytest.raises(NotAllowed):
        found(world.mai)


def test_filters_narrow_together(world: World) -> None:
    shelf.imported(world, "Lúa mới", now=NOON - timedelta(days=400))
    shelf.imported(world, "Lễ hội", section="van-hoa", now=NOON - timedelta(days=2))
    shelf.imported(world, "ព័ត៌មានថ្មី", language="km", now=NOON - timedelta(days=1))

    assert found(world.binh) == ["ព័ត៌មានថ្មី 1", "Lễ hội 1", "Lúa mới 1"]
    assert found(world.binh, section="van-hoa") == ["Lễ hội 1"]
    assert found(world.binh, language="km") == ["ព័ត៌មានថ្មី 1"]
    assert found(world.binh, "ព័ត៌មាន") == ["ព័ត៌មានថ្មី 1"]
    assert found(world.binh, since=date(2026, 11, 22)) == ["ព័ត៌មានថ្មី 1", "Lễ hội 1"]
    assert found(world.binh, since=date(2025, 1, 1), until=date(2026, 11, 21)) == ["Lúa mới 1"]
    assert found(world.binh, until=date(2026, 11, 22), section="van-hoa") == ["Lễ hội 1"]
    assert found(world.binh, kind="radio") == []
    assert found(world.binh, state="imported", byline="binh") == found(world.binh)
    assert found(world.binh, byline="nguyen thi") == []
    assert found(world.binh, agency_id=world.station.pk) == []


def test_the_last_minute_of_a_day_belongs_to_it(world: World) -> None:
    shelf.imported(world, "Cuối ngày", now=NOON.replace(hour=16, minute=59))  # 23:59 in Trà Vinh
    assert found(world.binh, until=date(2026, 11, 24)) == ["Cuối ngày 1"]
    assert found(world.binh, since=date(2026, 11, 25)) == []


def test_topics_and_places_are_found_by_the_names_they_had(world: World) -> None:
    topic = Topic.objects.create(code="medtop:20000210", name="Nông nghiệp", name_km="កសិកម្ម", slug="nong-nghiep")
    place = Place.objects.create(code="29242", name="Long Đức", kind="ward", from_date=date(2023, 1, 1))
    output = road.draft(world)
    newsroom.file_story(
        by=world.tam,
        story_id=output.story_id,
        title="Lúa",
        section_code="thoi-su",
        topic_codes=[topic.code],
        place_ids=[place.pk],
        now=NOON,
    )
    road.save(world.binh, output)
    newsroom.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    operations.follow(output_id=output.pk)
    Topic.objects.update(name="Tên mới")

    assert (
        found(world.binh, topic="nong nghiep")
        == found(world.binh, place="long duc")
        == [f"{road.content().headline} 1"]
    )
    assert found(world.binh, topic="Tên mới") == []


def test_releases_of_one_instant_stand_in_the_order_they_came(world: World) -> None:
    shelf.imported(world, "Tin một", "Tin hai", "Tin ba")
    shelf.imported(world, "Tin bốn")
    assert sorted(found(world.binh)) == ["Tin ba 1", "Tin bốn 1", "Tin hai 1", "Tin một 1"]
    assert found(world.binh)[0] == "Tin bốn 1"


def test_taking_in_again_changes_nothing_and_a_house_older_than_its_archive_is_made_whole(world: World) -> None:
    made = road.released(world)
    assert operations.complete(NOON) == 1
    before = list(Entry.objects.values())
    operations.follow(output_id=made.output_id)
    assert operations.complete(NOON) == 0
    assert list(Entry.objects.values()) == before


def test_events_of_the_newsroom_keep_the_archive_up(world: World) -> None:
    first = road.released(world)
    outbox.drain(now=NOON)
    assert Entry.objects.get(release_id=first.pk).state == "standing"
    newsroom.withdraw(
        by=world.hanh, output_id=first.output_id, reason="Theo yêu cầu", code=road.code_of(world.hanh), now=LATER
    )
    outbox.drain(now=LATER)
    assert Entry.objects.get(release_id=first.pk).state == "withdrawn"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(max_size=40), name=st.text(max_size=20))
def test_no_input_makes_it_fail(world: World, asked: str, name: str) -> None:
    queries.find(world.binh, Filters(text=asked, byline=name, place=name, section=name, state=name), NOON)


def test_no_naughty_string_makes_it_fail(world: World, material: Path) -> None:
    shelf.released(world)
    for asked in json.loads((material / "examples" / "strings" / "blns.json").read_text(encoding="utf-8")):
        found(world.binh, asked)
