from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest

from hoitu.foundation.outbox import operations, queries, registry, rules, sweeping
from hoitu.foundation.outbox.models import Sweep
from tests.world import NOON

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


@contextmanager
def sweeps(**functions: Callable[[datetime], object]) -> Iterator[None]:
    for name, function in functions.items():
        registry.sweep(name, MINUTE, function)
    try:
        yield
    finally:
        for name in functions:
            registry.remove_sweep(name)


def test_a_sweep_runs_every_so_often() -> None:
    runs: list[datetime] = []
    with sweeps(broom=runs.append):
        for seconds in (0, 1, 59, 60, 61, 119, 120):
            operations.run_sweeps(now=NOON + timedelta(seconds=seconds))
    assert runs == [NOON, NOON + MINUTE, NOON + 2 * MINUTE]


def test_a_failing_sweep_holds_no_other_and_shows_its_error() -> None:
    runs: list[datetime] = []

    def fail(now: datetime) -> None:
        message = f"the broom broke at {now}"
        raise ValueError(message)

    with sweeps(broken=fail, broom=runs.append):
        operations.run_sweeps(now=NOON)
        row = Sweep.objects.get(name="broken")
        assert runs == [NOON]
        assert row.failures == 1
        assert "the broom broke" in row.last_error
        assert row.finished_at is None
        assert queries.health(NOON).failing_sweeps == ("broken",)


def test_a_sweep_that_runs_is_not_started_again_by_another_worker() -> None:
    runs: list[datetime] = []

    def slow(now: datetime) -> None:
        runs.append(now)
        sweeping.run_due(worker="two:2", now=now + 5 * MINUTE)

    with sweeps(slow=slow):
        sweeping.run_due(worker="one:1", now=NOON)
    assert runs == [NOON]
    assert Sweep.objects.get(name="slow").due_at == NOON + MINUTE


def test_a_sweep_whose_worker_vanished_runs_again_after_its_lease() -> None:
    runs: list[datetime] = []
    with sweeps(broom=runs.append):
        Sweep.objects.create(name="broom", due_at=NOON, worker="one:1", lease_until=NOON + rules.LONG_LEASE)
        operations.run_sweeps(now=NOON)
        assert runs == []
        operations.run_sweeps(now=NOON + rules.LONG_LEASE)
    assert runs == [NOON + rules.LONG_LEASE]
