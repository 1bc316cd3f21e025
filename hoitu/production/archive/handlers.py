"""What the archive does on events of the newsroom: its entries follow the releases."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hoitu.foundation.outbox import queries as outbox
from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.kernel import clock
from hoitu.production.archive import operations
from hoitu.production.newsroom.events import ArchiveImported, OutputReleased, OutputWithdrawn


def on_release(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - the rows say when
    """Take a release in, or say that an output was withdrawn."""
    operations.follow(output_id=UUID(payload["output_id"]))


def on_imported(payload: dict[str, Any], event: EventInfo) -> None:  # noqa: ARG001 - all releases are looked through
    """Take in a whole archive; of several batches, with the last."""
    if not outbox.is_followed(event.id, ArchiveImported.name):
        operations.complete(clock.now())


def register() -> None:
    registry.subscribe(OutputReleased.name, "archive.follow", on_release)
    registry.subscribe(OutputWithdrawn.name, "archive.follow", on_release)
    registry.subscribe(ArchiveImported.name, "archive.complete", on_imported, long_running=True)
