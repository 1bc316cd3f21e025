"""Turns the pumps of one worker, each in threads of its own: what waits for the network holds up no event."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import close_old_connections, connections

from hoitu.foundation.outbox.registry import PumpSpec, pumps

logger = logging.getLogger(__name__)

IDLE_S = 0.2
TROUBLE_S = 2.0


@contextmanager
def pumping(stop: threading.Event, now: Callable[[], datetime]) -> Iterator[None]:
    """Keep every pump turning for the length of the block; at its end each finishes the turn it is in."""
    over = threading.Event()
    threads = [
        threading.Thread(target=_turn, args=(spec, stop, over, now), name=f"{spec.name}/{number}")
        for spec in pumps()
        for number in range(1, spec.threads + 1)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        over.set()
        for thread in threads:
            thread.join()


def _turn(spec: PumpSpec, stop: threading.Event, over: threading.Event, now: Callable[[], datetime]) -> None:
    try:
        while not (stop.is_set() or over.is_set()):
            rest = _once(spec, now)
            if rest:
                close_old_connections()
                _rest(rest, stop, over)
    finally:
        connections.close_all()


def _once(spec: PumpSpec, now: Callable[[], datetime]) -> float:
    """Call the pump once and return how long to rest, in seconds."""
    try:
        return 0.0 if spec.function(now()) else IDLE_S
    except Exception:
        logger.exception("Pump %s failed; it goes on in %s s", spec.name, TROUBLE_S)
        connections.close_all()
        return TROUBLE_S


def _rest(seconds: float, stop: threading.Event, over: threading.Event) -> None:
    """Wait, but no longer than until the worker is told to stop."""
    if not over.wait(min(seconds, IDLE_S)) and seconds > IDLE_S and not stop.is_set():
        over.wait(seconds - IDLE_S)
