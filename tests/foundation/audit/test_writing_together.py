from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection, connections

from hoitu.foundation.audit import operations, queries
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.models import Agency
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.refusal import NotAllowed
from tests.foundation.audit.acts import TESTS, act
from tests.world import NOON

BARRIER_S = 10


@operations.audited("tests.outer")
def outer(*, by: Actor, inner_fails: bool, now: datetime) -> None:
    operations.record(by=by, action="tests.outer.before", now=now)
    if inner_fails:
        with pytest.raises(NotAllowed):
            inner(by=by, now=now)
    else:
        operations.record(by=by, action="tests.outer.after", now=now)


@operations.audited("tests.inner")
def inner(*, by: Actor, now: datetime) -> None:
    operations.record(by=by, action="tests.inner.undone", now=now)
    message = "Không được."
    raise NotAllowed(message)


def together(*jobs: Callable[[], object]) -> None:
    """Run jobs at the same time, each on a connection of its own, and pass on what one of them raises."""

    def run(job: Callable[[], object]) -> None:
        try:
            job()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        list(pool.map(run, jobs))


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_one_chain() -> None:
    def write() -> None:
        for _turn in range(8):
            outer(by=TESTS, inner_fails=False, now=NOON)

    together(write, write, write, write)
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == list(range(1, 65))
    assert queries.verify() is None


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor != 'postgresql'")  # SQLite lets one writer in at a time
def test_two_operations_that_lock_in_opposite_orders_both_end() -> None:
    agency = Agency.objects.create(code="bao", kind="newspaper")
    both_started = threading.Barrier(2, timeout=BARRIER_S)

    @operations.audited("tests.record_first")
    def record_first(*, by: Actor, now: datetime) -> None:
        operations.record(by=by, action="tests.record_first", now=now)
        both_started.wait()
        Agency.objects.select_for_update().get(pk=agency.pk)

    @operations.audited("tests.lock_first")
    def lock_first(*, by: Actor, now: datetime) -> None:
        Agency.objects.select_for_update().get(pk=agency.pk)
        both_started.wait()
        operations.record(by=by, action="tests.lock_first", now=now)

    together(lambda: record_first(by=TESTS, now=NOON), lambda: lock_first(by=TESTS, now=NOON))
    assert Entry.objects.count() == 2
    assert queries.verify() is None


@pytest.mark.django_db
def test_a_refused_inner_operation_takes_only_its_own_entries_back() -> None:
    outer(by=SystemActor("scheduler"), inner_fails=True, now=NOON)
    kept = Entry.objects.order_by("seq").values_list("action", "outcome")
    assert list(kept) == [("tests.outer.before", "done"), ("tests.inner", "refused")]


@pytest.mark.django_db
def test_an_operation_that_breaks_leaves_no_entry() -> None:
    @operations.audited("tests.breaks")
    def breaks(*, by: Actor, now: datetime) -> None:
        operations.record(by=by, action="tests.breaks", now=now)
        message = "a bug"
        raise RuntimeError(message)

    with pytest.raises(RuntimeError, match="a bug"):
        breaks(by=TESTS, now=NOON)
    act()
    assert list(Entry.objects.values_list("action", flat=True)) == ["tests.act"]
    assert connection.in_atomic_block  # the test's own transaction is sound
