from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest
from django.db import transaction

from hoitu.foundation.outbox import operations, queries, registry, worker
from hoitu.foundation.outbox.models import Heartbeat
from tests.foundation.outbox.happenings import Listener, RiceRipened, listening
from tests.world import NOON

pytestmark = pytest.mark.django_db


def publish(*fields: str) -> None:
    with transaction.atomic():
        for field in fields:
            operations.publish(event=RiceRipened(field), now=NOON)


def test_a_worker_handles_what_is_due_and_runs_the_sweeps() -> None:
    miller, swept = Listener(), list[datetime]()
    registry.sweep("broom", timedelta(minutes=1), swept.append)
    try:
        with listening(miller=miller):
            publish("Cầu Ngang", "Trà Cú")
            assert worker.run(worker="one:1", now=lambda: NOON, until_idle=True) == 2
    finally:
        registry.remove_sweep("broom")
    assert miller.fields == ["Cầu Ngang", "Trà Cú"]
    assert swept == [NOON]


def test_a_worker_shows_that_it_lives_while_it_works() -> None:
    seen: list[queries.Health] = []
    with listening(miller=lambda _payload, _event: seen.append(queries.health(NOON))):
        publish("Cầu Ngang")
        worker.run(worker="one:1", now=lambda: NOON, until_idle=True)
    assert seen[0].alive
    assert seen[0].last_beat_at == NOON
    assert not Heartbeat.objects.exists()  # it left as it was told


def test_a_worker_that_is_told_to_stop_takes_nothing_more() -> None:
    stop, heard = threading.Event(), list[str]()

    def last(payload: dict[str, str], event: registry.EventInfo) -> None:  # noqa: ARG001 - a handler's shape
        heard.append(payload["field"])
        stop.set()

    with listening(last=last):
        publish("Cầu Ngang", "Trà Cú")
        assert worker.run(worker="one:1", stop=stop, now=lambda: NOON) == 1
    assert heard == ["Cầu Ngang"]


@pytest.mark.django_db(transaction=True)
def test_a_long_task_does_not_hold_up_the_others() -> None:
    quick_done, stop = threading.Event(), threading.Event()
    order: list[str] = []

    def slow(payload: dict[str, str], event: registry.EventInfo) -> None:  # noqa: ARG001 - a handler's shape
        if payload["field"] == "rebuild":
            assert quick_done.wait(20), "the other loop did not go on"
            stop.set()
        else:
            quick_done.set()
        order.append(payload["field"])

    with listening(slow=slow, long_running=True):
        publish("rebuild", "release")
        handled = worker.run(worker="one:1", stop=stop, now=lambda: NOON, loops=2)
    assert handled == 2
    assert order == ["release", "rebuild"]
