"""`kill -9` after each statement of a release and of a save: all of it happened, or none of it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.outbox.models import Event
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Output, OutputVersion, Release
from tests.forking import died
from tests.production.newsroom import road
from tests.world import NOON, World

pytestmark = [pytest.mark.crash, pytest.mark.slow]
MOST_STATEMENTS = 60


def killed_after(number: int, act: Callable[[], object]) -> bool:
    """Do the act in a process that kills itself after its nth write; say whether it was killed before the end."""
    return died(lambda: _act_and_die(number, act))


def _act_and_die(number: int, act: Callable[[], object]) -> None:
    writes = 0

    def counting(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's shape
        nonlocal writes
        result = execute(sql, params, many, context)
        writes += sql.startswith(("INSERT", "UPDATE", "DELETE", "RELEASE"))
        if writes == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    try:
        with connection.execute_wrapper(counting):
            act()
    except BaseException:  # noqa: BLE001 - a fork must end here, never run the parent's code
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def test_a_release_happens_whole_or_not_at_all(served_world: World) -> None:
    output = road.approved(served_world)
    for number in range(1, MOST_STATEMENTS):
        killed = killed_after(number, lambda: operations.release(by=served_world.hanh, output_id=output.pk, now=NOON))
        there = {
            road.state(output) == "released",
            Release.objects.filter(output=output).exists(),
            Event.objects.filter(name="newsroom.output.released").exists(),
            Entry.objects.filter(action="newsroom.output.release").exists(),
            output.approvals.exclude(release=None).exists(),
        }
        assert there == {not killed}, number
        if not killed:
            break
    assert number > 5, "the act writes more than this"
    assert Release.objects.count() == 1


def test_a_save_happens_whole_or_not_at_all(served_world: World) -> None:
    output = road.approved(served_world)
    for number in range(1, MOST_STATEMENTS):
        killed = killed_after(
            number,
            lambda: operations.save_draft(
                by=served_world.tam, output_id=output.pk, base_version=1, content=road.content("Sửa"), now=NOON
            ),
        )
        newest = Output.objects.get(pk=output.pk)
        there = {
            newest.version == 2,
            newest.state == "submitted",
            OutputVersion.objects.filter(output=output, version=2).exists(),
            output.approvals.exclude(voided_at=None).exists(),
        }
        assert there == {not killed}, number
        if not killed:
            break
    assert number > 3
