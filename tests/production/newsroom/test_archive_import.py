"""An archive comes in quickly and stays marked as imported."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.models import Event
from hoitu.foundation.outbox.queries import is_followed
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.events import ArchiveImported
from hoitu.production.newsroom.models import Output, Release
from hoitu.production.newsroom.operations import ArchiveItem
from tests.production.newsroom import road
from tests.world import NOON, World


def items(world: World, count: int) -> list[ArchiveItem]:
    return [
        ArchiveItem(road.content(f"Tin cũ số {n}"), "thoi-su", NOON - timedelta(minutes=n), world.binh.pk, is_demo=True)
        for n in range(count)
    ]


def test_an_imported_piece_is_released_and_says_it_was_imported(world: World) -> None:
    done = operations.import_archive(
        by=SystemActor("bench"), unit_id=world.news_desk.pk, source="thử", items=items(world, 3), now=NOON
    )
    assert done == 3
    assert Release.objects.filter(imported=True).count() == 3
    said = list(queries.released_since(None))
    assert [each.headline for each in said] == ["Tin cũ số 2", "Tin cũ số 1", "Tin cũ số 0"]
    assert said[0].approvals == []
    entry = Entry.objects.get(action="newsroom.archive.import")
    assert entry.detail["count"] == 3
    output = Output.objects.get(headline="Tin cũ số 1")
    assert queries.content_of(output) == queries.version_content(output.pk, 1)
    assert all(set(block) == {"type", "value", "id"} for block in said[1].body)


def test_an_imported_piece_can_be_corrected_through_the_whole_chain(world: World) -> None:
    operations.import_archive(
        by=SystemActor("bench"), unit_id=world.news_desk.pk, source="thử", items=items(world, 1), now=NOON
    )
    output = Output.objects.get()
    operations.update(by=world.tam, output_id=output.pk, reason="Bổ sung", now=NOON)
    road.save(world.binh, output, road.content("Tin cũ, thêm số liệu"))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    assert operations.release(by=world.hanh, output_id=output.pk, now=NOON).seq == 2


def test_only_an_administrator_imports(world: World) -> None:
    with pytest.raises(NotAllowed):
        operations.import_archive(
            by=world.hanh, unit_id=world.news_desk.pk, source="thử", items=items(world, 1), now=NOON
        )
    done = operations.import_archive(
        by=world.quan, unit_id=world.news_desk.pk, source="thử", items=items(world, 1), now=NOON
    )
    assert done == 1


def test_the_import_of_many_costs_few_statements(world: World, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(40):  # type: ignore[operator]  # a fixture of pytest-django
        operations.import_archive(
            by=SystemActor("bench"), unit_id=world.news_desk.pk, source="thử", items=items(world, 60), now=NOON
        )


def test_each_batch_tells_those_who_listen_in_its_own_transaction(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoitu.production.newsroom.operations.archive.BATCH", 2)
    heard: list[dict[str, object]] = []
    registry.subscribe(ArchiveImported.name, "test.archive", lambda payload, _event: heard.append(payload))
    try:
        broken = [*items(world, 4), replace(items(world, 1)[0], section_code="khong-co")]
        with pytest.raises(NotReady):
            operations.import_archive(
                by=SystemActor("bench"), unit_id=world.news_desk.pk, source="thử", items=broken, now=NOON
            )
        outbox.drain(now=NOON)
    finally:
        registry.unsubscribe(ArchiveImported.name, "test.archive")
    assert heard == [{"source": "thử", "count": 2}] * 2


class Killed(BaseException):
    """What a kill leaves to do: nothing."""


def test_a_kill_after_a_batch_loses_neither_the_batch_nor_its_event(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoitu.production.newsroom.operations.archive.BATCH", 2)

    def killed(done: int) -> None:
        assert Event.objects.filter(name=ArchiveImported.name).count() == done // 2
        if done == 4:
            raise Killed

    with pytest.raises(Killed):
        operations.import_archive(
            by=SystemActor("bench"),
            unit_id=world.news_desk.pk,
            source="thử",
            items=items(world, 6),
            now=NOON,
            progress=killed,
        )
    assert Release.objects.count() == 4
    told = [each.payload["count"] for each in Event.objects.filter(name=ArchiveImported.name)]
    assert told == [2, 2]


def test_of_several_batches_the_last_is_told_from_those_before(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hoitu.production.newsroom.operations.archive.BATCH", 1)
    operations.import_archive(
        by=SystemActor("bench"), unit_id=world.news_desk.pk, source="thử", items=items(world, 3), now=NOON
    )
    told = Event.objects.filter(name=ArchiveImported.name).order_by("pk")
    assert [is_followed(each.pk, each.name) for each in told] == [True, True, False]
