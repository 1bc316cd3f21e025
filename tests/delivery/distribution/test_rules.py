"""Waiting, circuit, fence, keys and answers, as pure rules."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoitu.delivery.distribution.rules import answers, circuit, fence, keys, waiting
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.kernel.clock import HO_CHI_MINH
from tests.world import NOON

ITEM, CHANNEL = UUID(int=1), UUID(int=2)


@given(st.integers(1, 200), st.floats(0, 1))
def test_the_wait_doubles_to_an_hour_and_half_of_it_is_chance(attempts: int, chance: float) -> None:
    whole = min(3600.0, 30.0 * 2 ** (attempts - 1))
    assert whole / 2 <= waiting.delay_s(attempts, chance) <= whole


@given(st.integers(1, 200), st.floats(0, 1))
def test_a_withdrawal_comes_again_within_five_minutes(attempts: int, chance: float) -> None:
    assert 2.5 <= waiting.delay_s(attempts, chance, urgent=True) <= 300


def test_a_longer_retry_after_wins_up_to_a_day() -> None:
    assert waiting.delay_s(1, 1, retry_after_s=90) == 90
    assert waiting.delay_s(1, 1, retry_after_s=5) == 30
    assert waiting.delay_s(1, 1, retry_after_s=1e9) == 86_400
    assert answers.retry_after_s("120") == 120
    assert answers.retry_after_s("Wed, 21 Oct 2026 07:28:00 GMT") == 0


@pytest.mark.parametrize(
    ("hour", "minute", "goes"),
    [(21, 59, (21, 59)), (22, 0, (6, 0)), (3, 0, (6, 0)), (6, 0, (6, 0)), (12, 0, (12, 0))],
)
def test_quiet_hours_over_midnight_end_in_the_morning(hour: int, minute: int, goes: tuple[int, int]) -> None:
    at = datetime(2026, 11, 24, hour, minute, tzinfo=HO_CHI_MINH)
    local = waiting.after_quiet(at, time(22), time(6)).astimezone(HO_CHI_MINH)
    assert (local.hour, local.minute) == goes
    assert timedelta(0) <= local - at <= timedelta(hours=8)


def test_five_failures_in_a_row_open_the_circuit_and_a_success_closes_it() -> None:
    state = circuit.State()
    for _time in range(4):
        state = circuit.after_failure(state, NOON)
    assert not state.is_open
    state = circuit.after_failure(state, NOON)
    assert state.is_open
    assert not circuit.lets_through(state, NOON)
    assert circuit.lets_through(state, NOON + timedelta(seconds=60))
    assert circuit.after_success() == circuit.State()


def test_a_refused_key_opens_the_circuit_at_once() -> None:
    assert circuit.after_failure(circuit.State(), NOON, at_once=True).is_open


def facts(**other: object) -> fence.Facts:
    values: dict[str, object] = {
        "seq": 2,
        "is_withdrawal": False,
        "newest_seq": 2,
        "withdrawn_seq": None,
        "not_before": NOON,
        "latest_only": True,
        "channel_open": True,
        "is_paused": False,
        "waits_for_older": False,
    }
    return fence.Facts(**{**values, **other})  # type: ignore[arg-type] # the values above have the right types


@pytest.mark.parametrize(
    ("other", "event"),
    [
        ({}, "passed"),
        ({"withdrawn_seq": 3}, "withdrawn"),
        ({"newest_seq": 3}, "overtaken"),
        ({"newest_seq": 3, "latest_only": False}, "passed"),
        ({"not_before": NOON + timedelta(seconds=1)}, "not_yet"),
        ({"is_paused": True}, "not_yet"),
        ({"channel_open": False}, "closed"),
        ({"seq": 3, "withdrawn_seq": 3, "is_withdrawal": True, "is_paused": True, "channel_open": False}, "passed"),
    ],
)
def test_the_fence_lets_only_the_newest_through_and_a_withdrawal_always(other: dict[str, object], event: str) -> None:
    assert fence.verdict(facts(**other), NOON) == event


def test_the_key_is_the_same_at_each_attempt_and_new_for_a_forced_resend() -> None:
    key = keys.idempotency_key(item=ITEM, seq=1, channel=CHANNEL, act="publish", generation=0)
    assert key == keys.idempotency_key(item=ITEM, seq=1, channel=CHANNEL, act="publish", generation=0)
    assert key != keys.idempotency_key(item=ITEM, seq=1, channel=CHANNEL, act="publish", generation=1)


@given(st.integers(100, 599))
def test_every_status_means_something_and_only_2xx_means_success(status: int) -> None:
    assert (answers.of_status(status) is Kind.OK) == (200 <= status < 300)


@pytest.mark.parametrize(
    ("status", "kind"),
    [(429, "retryable"), (425, "retryable"), (408, "ambiguous"), (503, "ambiguous"), (401, "credentials"),
     (403, "credentials"), (302, "permanent"), (404, "permanent"), (422, "permanent")],
)  # fmt: skip
def test_too_many_and_time_outs_are_not_final(status: int, kind: str) -> None:
    assert answers.of_status(status) == kind


@pytest.mark.parametrize(
    ("answered", "idempotent", "can_ask", "event"),
    [
        (True, True, True, "repeatable"),
        (False, True, True, "ambiguous"),
        (False, True, False, "repeatable"),
        (True, False, True, "ambiguous"),
        (False, False, False, "ambiguous"),
    ],
)
def test_what_may_have_arrived_is_repeated_only_where_the_key_is_known(
    answered: bool,  # noqa: FBT001 - a row of the table
    idempotent: bool,  # noqa: FBT001 - a row of the table
    can_ask: bool,  # noqa: FBT001 - a row of the table
    event: str,
) -> None:
    said = answers.event_after(
        Kind.AMBIGUOUS, answered=answered, is_idempotent=idempotent, can_ask=can_ask, is_withdrawal=False
    )
    assert said == event


def test_a_refused_withdrawal_goes_to_a_person() -> None:
    said = answers.event_after(Kind.PERMANENT, answered=True, is_idempotent=True, can_ask=True, is_withdrawal=True)
    assert said == "handed"


def test_the_name_of_bytes_covers_what_is_said_about_them() -> None:
    names = {
        keys.payload_digest(media_type=kind, headers=headers, body=body)
        for kind in ("text/plain", "application/json")
        for headers in ({}, {"Lang": "vi"})
        for body in (b"", b"x")
    }
    assert len(names) == 8
