"""What the outbox tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class DeadLetterDecided:
    """Someone retried or gave up a dead letter; audit keeps who and why."""

    name: ClassVar[str] = "outbox.dead_letter.decided"
    task_id: int
    event_name: str
    handler: str
    act: str
    reason: str
    actor_id: str
    actor_label: str
