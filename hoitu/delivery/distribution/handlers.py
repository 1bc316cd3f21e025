"""What distribution does on events of the newsroom, all the time, and every so often."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from hoitu.delivery.distribution import operations
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.events import OutputReleased, OutputWithdrawn

SENDING_THREADS = 2


def on_released(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the release says it all
    """Queue a release for its channels."""
    content = newsroom.release_content(UUID(payload["release_id"]))
    operations.enqueue_release(content=content, now=clock.now())


def on_withdrawn(payload: dict[str, Any], event: EventInfo) -> None:
    """Take an output off every channel."""
    content = newsroom.latest_release_of(UUID(payload["output_id"]))
    if content is not None:
        note, at = payload["public_note"], event.happened_at
        operations.enqueue_withdrawal(content=content, public_note=note, at=at, now=clock.now())


def every_minute(at: datetime) -> None:
    """Say which tasks by hand are overdue."""
    operations.escalate_overdue(now=at)


def register() -> None:
    """Subscribe, and have the worker send."""
    registry.subscribe(OutputReleased.name, "distribution.enqueue", on_released)
    registry.subscribe(OutputWithdrawn.name, "distribution.withdraw", on_withdrawn)
    registry.pump("distribution.send", operations.send_due, threads=SENDING_THREADS)
    registry.pump("distribution.look", operations.look_around)
    registry.sweep("distribution.overdue", timedelta(minutes=1), every_minute)
