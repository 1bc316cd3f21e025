"""What notices do on events, and every so often."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from hoitu.foundation.notices import operations, retention
from hoitu.foundation.notices.events import DeliveryQueued
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock


def on_queued(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the delivery's row knows where it stands
    """Send what is due; the outbox tries again where the place could not be reached."""
    operations.send(delivery_id=UUID(payload["delivery_id"]), now=clock.now())


def register() -> None:
    """Subscribe; sending goes over the network, hence outside a transaction."""
    registry.subscribe(DeliveryQueued.name, "notices.send", on_queued, long_running=True)
    registry.sweep("notices.forget", timedelta(hours=6), retention.forget)
