"""What the audit keeps of events from below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hoitu.foundation.audit import operations
from hoitu.foundation.outbox.registry import EventInfo


@dataclass(frozen=True)
class Teller:
    """Who acted, as an event tells it."""

    actor_id: str
    actor_label: str


def keep_decision(payload: dict[str, Any], event: EventInfo) -> None:
    """Record what somebody decided on a dead letter of the outbox."""
    operations.record(
        by=Teller(payload["actor_id"], payload["actor_label"]),
        action=f"outbox.dead_letter.{payload['act']}",
        target_type="outbox.task",
        target_id=payload["task_id"],
        target_label=f"{payload['event_name']} → {payload['handler']}",
        detail={"reason": payload["reason"], "event_id": event.id},
        now=event.happened_at,
    )
