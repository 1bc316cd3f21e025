from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.foundation.outbox import operations, rules
from hoitu.foundation.outbox.models import Task
from tests.foundation.outbox.happenings import Complainer, RiceRipened, listening
from tests.world import NOON

chances = st.floats(min_value=0, max_value=1)


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 30), (2, 60), (3, 120), (7, 1920), (8, 3600), (5000, 3600)])
def test_the_wait_doubles_up_to_an_hour(attempts: int, seconds: float) -> None:
    assert rules.back_off_s(attempts, 1) == seconds
    assert rules.back_off_s(attempts, 0) == seconds / 2


@given(attempts=st.integers(1, 10_000), chance=chances)
def test_the_wait_is_between_fifteen_seconds_and_an_hour(attempts: int, chance: float) -> None:
    assert 15 <= rules.back_off_s(attempts, chance) <= 3600


@given(attempts=st.integers(1, 100), chance=chances)
def test_the_wait_never_shrinks_with_more_attempts(attempts: int, chance: float) -> None:
    assert rules.back_off_s(attempts, chance) <= rules.back_off_s(attempts + 1, chance)


def test_a_task_is_hopeless_after_many_attempts_or_three_days() -> None:
    young, old = NOON - timedelta(hours=1), NOON - timedelta(days=3)
    assert not rules.is_hopeless(attempts=rules.MOST_ATTEMPTS - 1, first_due_at=young, now=NOON)
    assert rules.is_hopeless(attempts=rules.MOST_ATTEMPTS, first_due_at=young, now=NOON)
    assert rules.is_hopeless(attempts=rules.FEWEST_ATTEMPTS, first_due_at=old, now=NOON)


def test_a_task_that_waited_for_days_for_a_worker_still_gets_some_attempts() -> None:
    old = NOON - timedelta(days=9)
    assert not rules.is_hopeless(attempts=rules.FEWEST_ATTEMPTS - 1, first_due_at=old, now=NOON)


def test_a_long_error_keeps_its_end_and_loses_what_databases_refuse() -> None:
    kept = rules.shorten("\0" + "x" * 20_000 + "\ud800 the cause")
    assert len(kept) == rules.ERROR_CHARACTERS
    assert kept.endswith("? the cause")


@pytest.mark.django_db
def test_a_task_that_always_fails_waits_longer_each_time_and_then_is_dead() -> None:
    complainer, now = Complainer(), NOON
    with listening(complainer=complainer):
        operations.publish(event=RiceRipened("Cầu Ngang"), now=NOON)
        for _attempt in range(rules.MOST_ATTEMPTS - 1):
            operations.drain(now=now)
            task = Task.objects.get()
            assert task.state == "waiting"
            assert task.due_at > now
            now = task.due_at
        operations.drain(now=now)
    task = Task.objects.get()
    assert (task.state, complainer.calls) == ("dead", rules.MOST_ATTEMPTS)
    assert "ValueError: no rain on Cầu Ngang" in task.last_error
