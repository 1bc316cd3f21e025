"""What writing together tells the floors above; each is written to the outbox in the act's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class LockTakenOver:
    """Somebody took over the writing of a text; the one who wrote is told."""

    name: ClassVar[str] = "writing.lock.taken_over"
    output_id: str
    taken_from: str
    taken_by: str
