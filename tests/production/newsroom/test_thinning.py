"""Autosaves are thinned out a day later; nothing anybody needs is among what goes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from hoitu.foundation.audit.queries import Entry
from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import operations, queries, version_keepers
from hoitu.production.newsroom.models import Output, OutputVersion
from hoitu.production.newsroom.rules.thinning import SETTLED, WINDOW_S, Kept, superfluous
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import get, text_of
from tests.world import NOON, World

Saves = list[tuple[UUID, str, int, bool]]
people = st.sampled_from([UUID(int=1), UUID(int=2)])
states = st.sampled_from(["draft", "submitted"])
saves = st.lists(st.tuples(people, states, st.integers(1, 900), st.booleans()), min_size=1, max_size=40)
needed_versions = st.sets(st.integers(1, 40), max_size=6)


def made_of(given_saves: Saves) -> list[Kept]:
    """Versions in order, each some seconds after the one before."""
    at, made = NOON - 2 * SETTLED, []
    for number, (by_id, state, wait, autosaved) in enumerate(given_saves, start=1):
        at += timedelta(seconds=wait)
        made.append(Kept(number, by_id, state, at, autosaved))
    return made


@given(saves, needed_versions, st.integers(0, 72))
def test_nothing_that_anybody_needs_goes(given_saves: Saves, needed: set[int], hours: int) -> None:
    versions, now = made_of(given_saves), NOON - 2 * SETTLED + timedelta(hours=hours)
    gone = set(superfluous(versions, needed, now))
    by_number = {each.version: each for each in versions}
    assert gone <= set(by_number)
    assert versions[-1].version not in gone
    assert not gone & needed
    assert all(by_number[number].autosaved for number in gone)
    assert all(by_number[number].at < now - SETTLED for number in gone)
    left = [each for each in versions if each.version not in gone]
    assert {(each.by_id, each.state) for each in left} == {(each.by_id, each.state) for each in versions}
    for number in gone:  # a later save of the same person in the same ten minutes says what this one said, and more
        lost = by_number[number]
        assert any(
            each.by_id == lost.by_id and each.version > number and (each.at - lost.at).total_seconds() < WINDOW_S
            for each in left
        )
    assert superfluous(left, needed, now) == []


@given(saves)
def test_of_ten_minutes_one_autosave_of_a_person_is_left(given_saves: Saves) -> None:
    versions = made_of(given_saves)
    gone = set(superfluous(versions, (), NOON + 2 * SETTLED))
    left = [each for each in versions[:-1] if each.version not in gone and each.autosaved]
    groups = [(each.by_id, each.state, int(each.at.timestamp()) // WINDOW_S) for each in left]
    assert len(groups) == len(set(groups))


def written(world: World, count: int = 6) -> Output:
    """An output autosaved every minute."""
    output = road.draft(world)
    for number in range(count):
        operations.save_draft(
            by=world.binh,
            output_id=output.pk,
            base_version=number,
            content=road.content(f"Bản {number}"),
            autosave=True,
            now=NOON + timedelta(minutes=number),
        )
    return output


def numbers(output: Output) -> list[int]:
    return list(OutputVersion.objects.filter(output=output).order_by("version").values_list("version", flat=True))


TOMORROW = NOON + SETTLED + timedelta(hours=1)


def test_a_sweep_leaves_the_last_of_ten_minutes_and_what_was_handed_in(world: World) -> None:
    output = written(world)
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.save(world.tam, output, road.content("Ban sửa"))
    assert operations.thin_versions(NOON + timedelta(hours=1)) == 0
    assert operations.thin_versions(TOMORROW) == 5
    assert numbers(output) == [6, 7]
    assert operations.thin_versions(TOMORROW) == 0
    assert Entry.objects.get(action="newsroom.versions.thin").detail["versions"] == [1, 2, 3, 4, 5]


def test_the_base_of_other_work_stays(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    output = written(world)
    with pytest.raises(Refusal):
        operations.save_draft(by=world.tam, output_id=output.pk, base_version=2, content=road.content("Chậm"), now=NOON)
    monkeypatch.setitem(version_keepers._keepers, "test", lambda _output_id: [4])
    operations.thin_versions(TOMORROW)
    assert numbers(output) == [2, 4, 6]


def test_differences_are_shown_across_the_gaps(world: World) -> None:
    output = written(world)
    operations.thin_versions(TOMORROW)
    operations.save_draft(
        by=world.binh, output_id=output.pk, base_version=6, content=road.content("Bản sau"), now=TOMORROW
    )
    assert queries.version_before(output.pk, 7) == 6
    assert queries.version_before(output.pk, 6) == 0
    assert "<ins>sau</ins>" in text_of(get(world.binh, "difference", output.pk))
    assert get(world.binh, "difference", output.pk, to="3", **{"from": "2"}).status_code == 404


def test_a_save_by_hand_is_never_deleted_whoever_asks(world: World) -> None:
    output = road.draft(world)
    road.save(world.binh, output)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutputVersion.objects.filter(output=output).delete()
    autosaved = written(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutputVersion.objects.filter(output=autosaved).update(saved_in="released")


def test_empty_blocks_of_a_draft_never_reach_readers(world: World) -> None:
    output = road.draft(world)
    empty: list[dict[str, Any]] = [
        {"type": "paragraph", "value": "<p></p>"},
        {"type": "quote", "value": {"text": "", "source": ""}},
        {"type": "photo", "value": {"photo": None, "caption": ""}},
        {"type": "gallery", "value": {"title": " ", "photos": []}},
        {"type": "table", "value": {"caption": "", "header": True, "rows": [["", ""]]}},
    ]
    text = road.content()
    road.save(world.binh, output, replace(text, body=[*empty, *text.body, *empty]))
    said = queries.draft_content(output.pk)
    assert [block["type"] for block in said.body] == ["paragraph"]
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    release = operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    assert [block["type"] for block in queries.release_content(release.pk).body] == ["paragraph"]
