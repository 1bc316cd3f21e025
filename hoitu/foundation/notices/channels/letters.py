"""What a channel is given and what it answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices.models import Device, Notice


@dataclass(frozen=True)
class Letter:
    """One sending: to whom, what, and when the first of it was queued."""

    delivery_id: UUID
    person: Person
    notices: Sequence[Notice]
    device: Device | None
    queued_at: datetime

    @property
    def urgent(self) -> bool:
        """Whether any of its notices is."""
        return any(notice.urgent for notice in self.notices)


@dataclass(frozen=True)
class Outcome:
    """How it went. `unknown`: it was handed over whole, and no answer came; `gone`: the place is no more."""

    state: Literal["sent", "retry", "failed", "unknown", "gone"]
    reason: str = ""
