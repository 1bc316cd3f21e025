"""Who is told of which event, and what is done every so often; filled by `AppConfig.ready()` of each module.

A handler runs inside the transaction that marks its task done: what it writes to the database happens exactly once.
What it does elsewhere (files, network) may happen again after a crash, so a handler MUST be idempotent by `event.id`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class EventInfo:
    """What a handler may know of the event besides its payload."""

    id: UUID
    name: str
    happened_at: datetime


Handler = Callable[[dict[str, Any], EventInfo], None]


@dataclass(frozen=True)
class Subscription:
    """One handler of one event; `long_running` handlers open their own transactions."""

    event_name: str
    handler_name: str
    handler: Handler
    long_running: bool


@dataclass(frozen=True)
class SweepSpec:
    """Something done every so often, outside any transaction."""

    name: str
    every: timedelta
    function: Callable[[datetime], object]


@dataclass(frozen=True)
class PumpSpec:
    """Something that is worked off all the time, beside events and sweeps, in `threads` of its own."""

    name: str
    function: Callable[[datetime], int]
    threads: int


_subscriptions: dict[str, dict[str, Subscription]] = {}
_sweeps: dict[str, SweepSpec] = {}
_pumps: dict[str, PumpSpec] = {}


def subscribe(event_name: str, handler_name: str, handler: Handler, *, long_running: bool = False) -> None:
    """Tell `handler` of every event of this name from now on.

    The pair of names is kept with each task: never give it to another handler. A `long_running` handler (pictures,
    big files) is called outside a transaction, holds no lock while it works, and is marked done afterwards: after a
    crash all of it runs again.
    """
    _subscriptions.setdefault(event_name, {})[handler_name] = Subscription(
        event_name, handler_name, handler, long_running
    )


def unsubscribe(event_name: str, handler_name: str) -> None:
    """Stop telling this handler; its waiting tasks end as dead letters that say so."""
    _subscriptions.get(event_name, {}).pop(handler_name, None)


def subscriptions(event_name: str) -> list[Subscription]:
    """Return who is told of this event, in the order of subscription."""
    return list(_subscriptions.get(event_name, {}).values())


def subscription(event_name: str, handler_name: str) -> Subscription | None:
    """Return one subscription, or None where nobody of that name listens any more."""
    return _subscriptions.get(event_name, {}).get(handler_name)


def sweep(name: str, every: timedelta, function: Callable[[datetime], object]) -> None:
    """Have the worker call `function(now)` every so often, on one worker at a time.

    It runs outside a transaction: it opens one per item, so that one failing item never holds the rest.
    """
    _sweeps[name] = SweepSpec(name, every, function)


def remove_sweep(name: str) -> None:
    """Forget a sweep."""
    _sweeps.pop(name, None)


def sweeps() -> list[SweepSpec]:
    """Return every sweep, in the order of registration."""
    return list(_sweeps.values())


def pump(name: str, function: Callable[[datetime], int], *, threads: int = 1) -> None:
    """Have each worker call `function(now)` over and over, in threads of its own: it may wait for the network.

    It returns how much it has done; after nothing the thread rests for a moment. It opens its own transactions, holds
    no lock while it waits, and must bear others (threads, processes) doing the same beside it.
    """
    _pumps[name] = PumpSpec(name, function, threads)


def remove_pump(name: str) -> None:
    """Forget a pump."""
    _pumps.pop(name, None)


def pumps() -> list[PumpSpec]:
    """Return every pump, in the order of registration."""
    return list(_pumps.values())
