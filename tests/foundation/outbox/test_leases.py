from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.outbox import leases, operations, rules
from hoitu.foundation.outbox.models import Task
from tests.foundation.outbox.happenings import Listener, RiceRipened, listening
from tests.world import NOON

pytestmark = pytest.mark.django_db
EXPIRED = NOON + rules.LEASE


def ripen(*fields: str) -> None:
    for field in fields:
        operations.publish(event=RiceRipened(field), now=NOON)


def test_a_claimed_task_is_out_of_reach_of_others() -> None:
    with listening(miller=Listener()):
        ripen("Cầu Ngang")
        assert leases.claim(worker="one:1", now=NOON)
        assert leases.claim(worker="two:2", now=NOON) is None
    task = Task.objects.get()
    assert (task.state, task.worker, task.attempts, task.lease_epoch) == ("leased", "one:1", 1, 1)


def test_the_task_due_longest_goes_first() -> None:
    with listening(miller=Listener()):
        operations.publish(event=RiceRipened("late"), now=NOON)
        operations.publish(event=RiceRipened("early"), now=NOON - timedelta(minutes=1))
        lease = leases.claim(worker="one:1", now=NOON)
    assert lease
    assert lease.task.event.payload == {"field": "early"}


def test_an_expired_lease_goes_back_with_a_higher_epoch() -> None:
    with listening(miller=Listener()):
        ripen("Cầu Ngang")
        leases.claim(worker="one:1", now=NOON)
        assert leases.reap(now=EXPIRED - timedelta(seconds=1)) == 0
        assert leases.reap(now=EXPIRED) == 1
    task = Task.objects.get()
    assert (task.state, task.lease_epoch) == ("waiting", 2)
    assert "one:1" in task.last_error


def test_a_zombie_does_not_even_start() -> None:
    miller = Listener()
    with listening(miller=miller):
        ripen("Cầu Ngang")
        zombie = leases.claim(worker="one:1", now=NOON)
        leases.reap(now=EXPIRED)
        successor = leases.claim(worker="two:2", now=EXPIRED)
        assert zombie
        assert successor
        assert leases.handle(zombie, now=EXPIRED) is False
        assert miller.fields == []
        assert leases.handle(successor, now=EXPIRED) is True
    assert miller.fields == ["Cầu Ngang"]


def test_a_long_running_zombie_changes_nothing_when_it_ends() -> None:
    miller = Listener()
    with listening(miller=miller, long_running=True):
        ripen("Cầu Ngang")
        zombie = leases.claim(worker="one:1", now=NOON)
        later = NOON + rules.LONG_LEASE
        leases.reap(now=later)
        successor = leases.claim(worker="two:2", now=later)
        assert zombie
        assert successor
        assert leases.handle(zombie, now=later) is False
    task = Task.objects.get()
    assert (task.state, task.worker) == ("leased", "two:2")


def test_a_zombie_cannot_fail_what_its_successor_holds() -> None:
    def burst(payload: object, event: object) -> None:  # noqa: ARG001 - a handler's shape
        leases.reap(now=NOON + rules.LONG_LEASE)
        message = "too late"
        raise ValueError(message)

    with listening(burst=burst, long_running=True):
        ripen("Cầu Ngang")
        zombie = leases.claim(worker="one:1", now=NOON)
        assert zombie
        leases.handle(zombie, now=NOON)
    task = Task.objects.get()
    assert (task.state, task.lease_epoch) == ("waiting", 2)
    assert "too late" not in task.last_error


def test_the_tasks_of_a_dead_process_go_back_at_once() -> None:
    gone = leases.worker_name().rpartition(":")[0] + ":4194303/"  # beyond the highest process id of this system
    with listening(miller=Listener()):
        ripen("Cầu Ngang", "Trà Cú")
        leases.claim(worker=gone, now=NOON)
        leases.claim(worker=leases.worker_name(), now=NOON)
        assert leases.reap(now=NOON) == 1
    assert Task.objects.get(state="leased").worker == leases.worker_name()


def test_a_task_that_kills_its_worker_every_time_ends_as_a_dead_letter() -> None:
    now = NOON
    with listening(miller=Listener()):
        ripen("Cầu Ngang")
        for _attempt in range(rules.MOST_ATTEMPTS):
            assert leases.claim(worker="one:1", now=now)
            now += rules.LEASE
            leases.reap(now=now)
    assert Task.objects.get().state == "dead"


def test_a_handler_nobody_subscribed_ends_as_a_dead_letter_that_says_so() -> None:
    with listening(miller=Listener()):
        ripen("Cầu Ngang")
    operations.drain(now=NOON)
    task = Task.objects.get()
    assert task.state == "dead"
    assert "miller" in task.last_error
