"""The archive is read in parts, by readers who write meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections

from hoitu.foundation.audit import operations as audit
from hoitu.kernel.actor import SystemActor
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.operations import ArchiveItem
from tests.production.newsroom import road
from tests.world import NOON, World

HOUSE = SystemActor("bench")


def fill(world: World, count: int) -> None:
    items = [
        ArchiveItem(road.content(f"Tin cũ số {n}"), "thoi-su", NOON + timedelta(minutes=n), world.binh.pk)
        for n in range(count)
    ]
    operations.import_archive(by=HOUSE, unit_id=world.news_desk.pk, source="thử", items=items, now=NOON)


@pytest.mark.parametrize("read", [queries.released_since, queries.latest_releases])
def test_parts_follow_each_other_in_order(world: World, read: object, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(world, 5)
    monkeypatch.setattr("hoitu.production.newsroom.queries.releases.PART", 2)

    said = list(read(None))  # type: ignore[operator]  # one of the two queries

    assert [each.headline for each in said] == [f"Tin cũ số {n}" for n in range(5)]


def test_a_reader_may_write_after_others_have_written(served_world: World) -> None:
    fill(served_world, 600)
    reading = queries.released_since(None)
    next(reading)
    with ThreadPoolExecutor(1) as other:
        other.submit(write_elsewhere).result()

    audit.record(by=HOUSE, action="test.mine", now=NOON)

    assert len(list(reading)) == 599


def write_elsewhere() -> None:
    audit.record(by=HOUSE, action="test.other", now=NOON)
    connections.close_all()
