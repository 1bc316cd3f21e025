"""Pumps: turned beside events and sweeps, going on after a failure, stopping when told."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import pytest

from hoitu.foundation.outbox import pumping, registry
from tests.world import NOON


@pytest.fixture(autouse=True)
def no_other_pumps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_pumps", {})
    monkeypatch.setattr(pumping, "TROUBLE_S", 0.01)


def turned(seconds: float = 5.0, *, until: threading.Event) -> None:
    with pumping.pumping(threading.Event(), lambda: NOON):
        assert until.wait(seconds)


def test_a_pump_is_called_with_the_instant_over_and_over() -> None:
    seen, enough = [], threading.Event()

    def function(now: datetime) -> int:
        seen.append(now)
        if len(seen) == 3:
            enough.set()
        return 1

    registry.pump("water", function)
    turned(until=enough)
    assert set(seen) == {NOON}


def test_one_that_fails_goes_on_and_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    enough, calls = threading.Event(), [0]

    def broken(now: datetime) -> int:  # noqa: ARG001 - a pump's shape
        calls[0] += 1
        if calls[0] == 3:
            enough.set()
        raise RuntimeError("dry")

    other = threading.Event()
    registry.pump("broken", broken)
    registry.pump("whole", lambda _now: 0 if other.is_set() else _told(other))
    turned(until=enough)
    assert other.is_set()
    assert "Pump broken failed" in caplog.text


def _told(event: threading.Event) -> int:
    event.set()
    return 1


def test_it_rests_when_there_is_nothing_to_do() -> None:
    calls = [0]

    def function(now: datetime) -> int:  # noqa: ARG001 - a pump's shape
        calls[0] += 1
        return 0

    registry.pump("water", function, threads=2)
    with pumping.pumping(threading.Event(), lambda: NOON):
        time.sleep(0.3)
    assert 2 <= calls[0] <= 6


def test_it_stops_with_its_worker() -> None:
    stop = threading.Event()
    registry.pump("water", lambda _now: 1, threads=2)
    with pumping.pumping(stop, lambda: NOON):
        stop.set()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("water/")]
