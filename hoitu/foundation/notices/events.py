"""What notices hand to the outbox."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class DeliveryQueued:
    """A delivery waits for its hour; the event is due when it is."""

    name: ClassVar[str] = "notices.delivery.queued"
    delivery_id: str
