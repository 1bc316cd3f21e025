"""Events and handlers of these tests, listened to only inside `with listening(...)`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, ClassVar

from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo, Handler


@dataclass(frozen=True)
class RiceRipened:
    """Something that happens in these tests alone."""

    name: ClassVar[str] = "tests.rice.ripened"
    field: str


@dataclass
class Listener:
    """A handler that remembers what it was told."""

    heard: list[tuple[dict[str, Any], EventInfo]] = field(default_factory=list)

    def __call__(self, payload: dict[str, Any], event: EventInfo) -> None:
        self.heard.append((payload, event))

    @property
    def fields(self) -> list[str]:
        return [payload["field"] for payload, _event in self.heard]


@dataclass
class Complainer:
    """A handler that always fails, and counts."""

    calls: int = 0

    def __call__(self, payload: dict[str, Any], event: EventInfo) -> None:
        self.calls += 1
        message = f"no rain on {payload['field']} ({event.name})"
        raise ValueError(message)


@contextmanager
def listening(*, long_running: bool = False, **handlers: Handler) -> Iterator[None]:
    """Subscribe handlers by name to RiceRipened for the length of the block."""
    for name, handler in handlers.items():
        registry.subscribe(RiceRipened.name, name, handler, long_running=long_running)
    try:
        yield
    finally:
        for name in handlers:
            registry.unsubscribe(RiceRipened.name, name)
