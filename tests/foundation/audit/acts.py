"""Operations of these tests alone."""

from __future__ import annotations

from datetime import datetime

from hoitu.foundation.audit import operations
from hoitu.kernel.actor import Actor, SystemActor
from tests.world import NOON

TESTS = SystemActor("tests")


def act(*, by: Actor = TESTS, action: str = "tests.act", now: datetime = NOON, **detail: object) -> None:
    operations.record(by=by, action=action, detail=detail, now=now)


def acts(count: int) -> None:
    for number in range(count):
        act(number=number)
