"""What translation does on events of the newsroom: pairs are made by themselves, and follow their texts."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from hoitu.foundation.outbox import registry
from hoitu.foundation.outbox.registry import EventInfo
from hoitu.production.newsroom.events import OutputReleased, OutputWithdrawn, TextHandedOn
from hoitu.production.translation.operations.following import follow_output
from hoitu.production.translation.operations.pairs import pair_story


def on_handed_on(payload: dict[str, Any], event: EventInfo) -> None:
    """Pair what has become a pair, then mark what fell behind."""
    output_id = UUID(payload["output_id"])
    pair_story(output_id=output_id, now=event.happened_at)
    follow_output(output_id=output_id, now=event.happened_at)


def on_released(payload: dict[str, Any], event: EventInfo) -> None:
    """Mark what fell behind, and see what readers have to be told."""
    follow_output(output_id=UUID(payload["output_id"]), now=event.happened_at)


def register() -> None:
    registry.subscribe(TextHandedOn.name, "translation.follow", on_handed_on)
    registry.subscribe(OutputReleased.name, "translation.follow", on_released)
    registry.subscribe(OutputWithdrawn.name, "translation.follow", on_released)
