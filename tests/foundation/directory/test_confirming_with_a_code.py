"""A weighty act is confirmed with a fresh code, used up by it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.core.cache import cache

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.operations import confirm_second_factor
from hoitu.foundation.directory.operations.second_factor import code_at
from hoitu.kernel.refusal import NotAllowed
from tests.world import NOON, World

SECRET = totp.generate_totp_secret()


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def hanh(world: World) -> Person:
    totp.TOTP.activate(world.hanh, SECRET)
    return world.hanh


def code(at: datetime = NOON) -> str:
    """What the phone shows."""
    return code_at(SECRET, at)


def refusal_of(person: Person, typed: str) -> str:
    with pytest.raises(NotAllowed) as caught:
        confirm_second_factor(by=person, code=typed, now=NOON)
    return caught.value.code


def test_the_code_on_the_phone_confirms_once(hanh: Person) -> None:
    shown = code()
    confirm_second_factor(by=hanh, code=f"{shown[:3]} {shown[3:]}", now=NOON)
    assert refusal_of(hanh, shown) == "second_factor_wrong"


def test_a_step_before_the_last_one_used_is_refused_in_every_process(hanh: Person) -> None:
    confirm_second_factor(by=hanh, code=code(NOON + timedelta(seconds=30)), now=NOON)
    cache.clear()
    assert refusal_of(hanh, code()) == "second_factor_wrong"
    confirm_second_factor(by=hanh, code=code(NOON + timedelta(minutes=5)), now=NOON + timedelta(minutes=5))


def test_a_code_of_another_hour_is_refused(hanh: Person) -> None:
    assert refusal_of(hanh, code(NOON - timedelta(hours=1))) == "second_factor_wrong"


def test_a_recovery_code_confirms_once(hanh: Person) -> None:
    spare = RecoveryCodes.activate(hanh).generate_codes()[0]
    confirm_second_factor(by=hanh, code=spare, now=NOON)
    assert refusal_of(hanh, spare) == "second_factor_wrong"


def test_without_a_code_or_a_phone_the_refusal_says_what_to_do(hanh: Person, world: World) -> None:
    assert refusal_of(hanh, " ") == "second_factor_needed"
    assert refusal_of(world.tam, "123456") == "second_factor_missing"


def test_a_refused_code_is_in_the_audit(hanh: Person) -> None:
    refusal_of(hanh, "000000x")
    assert Entry.objects.filter(action="directory.second_factor.confirm", outcome="refused").count() == 1


def test_guessing_is_stopped_even_for_the_right_code(hanh: Person) -> None:
    assert [refusal_of(hanh, "not-a-code") for _ in range(5)] == ["second_factor_wrong"] * 5
    assert refusal_of(hanh, code()) == "second_factor_locked"
