"""Two people act in the same moment: one is first, the other is told, nothing is lost."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from hoitu.kernel.refusal import Refusal
from hoitu.production.newsroom import cases, operations
from hoitu.production.newsroom.models import Output, OutputVersion, Release, SideDraft
from tests.production.newsroom import road
from tests.world import NOON, World


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Start the acts in one moment, each on a connection of its own; return "" or the code of the refusal of each."""
    ready = Barrier(len(acts))

    def act(run: Callable[[], object]) -> str:
        try:
            ready.wait()
            run()
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(act, acts))


def test_of_two_saves_one_is_first_and_the_other_is_kept_aside(served_world: World) -> None:
    output = road.draft(served_world)

    def save(who: str) -> object:
        return operations.save_draft(
            by=served_world.people[who], output_id=output.pk, base_version=0, content=road.content(who), now=NOON
        )

    assert sorted(at_once(lambda: save("binh"), lambda: save("tam"))) == ["", "stale"]
    first = Output.objects.get(pk=output.pk)
    assert OutputVersion.objects.filter(output=output).count() == first.version == 1
    assert {first.headline, SideDraft.objects.get().content["headline"]} == {"binh", "tam"}


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="SQLite locks the whole database, no row")
def test_who_waited_behind_the_save_of_somebody_else_finds_the_text(served_world: World) -> None:
    output = road.draft(served_world)

    def waiting() -> int:
        try:
            with transaction.atomic():
                return cases.find(output.pk, lock=True).version
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            road.save(served_world.tam, output)
            found = threads.submit(waiting)
            time.sleep(0.5)  # by now it waits for the lock
        assert found.result() == 1


def test_an_edit_and_an_approval_never_both_stand(served_world: World) -> None:
    output = road.submitted(served_world)
    at_once(
        lambda: road.approve(served_world.tam, output, "desk"),
        lambda: operations.save_draft(
            by=served_world.tam, output_id=output.pk, base_version=1, content=road.content("Sửa"), now=NOON
        ),
    )
    newest = Output.objects.get(pk=output.pk)
    standing = newest.approvals.filter(voided_at=None)
    assert all(each.content_hash == newest.content_hash for each in standing)
    assert newest.state == ("approving" if standing else "submitted")


def test_the_chief_and_the_scheduler_release_once(served_world: World) -> None:
    output = road.approved(served_world)
    operations.schedule(by=served_world.hanh, output_id=output.pk, at=NOON.replace(hour=6), now=NOON)
    later = NOON.replace(hour=7)
    at_once(
        lambda: operations.release_due(later),
        lambda: operations.release(by=served_world.hanh, output_id=output.pk, now=later),
    )
    assert Release.objects.count() == 1
    assert road.state(output) == "released"


def test_a_withdrawal_wins_over_a_save(served_world: World) -> None:
    output = road.released(served_world).output
    operations.update(by=served_world.tam, output_id=output.pk, reason="Thêm", now=NOON)
    code = road.code_of(served_world.hanh)
    at_once(
        lambda: operations.withdraw(by=served_world.hanh, output_id=output.pk, reason="Gỡ", code=code, now=NOON),
        lambda: operations.save_draft(
            by=served_world.binh, output_id=output.pk, base_version=1, content=road.content("Thêm"), now=NOON
        ),
    )
    assert road.state(output) == "withdrawn"
