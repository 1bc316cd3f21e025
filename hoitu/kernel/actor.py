"""Who acts: what audit and operations need to know of a person or of the machine itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Actor(Protocol):
    """Anyone an operation can be done by."""

    @property
    def actor_id(self) -> str:
        """A stable id, e.g. `person:…` or `system:scheduler`."""

    @property
    def actor_label(self) -> str:
        """The name to show, frozen into the audit row."""


@dataclass(frozen=True)
class SystemActor:
    """A part of the house that acts by itself: the scheduler, the worker, the command line."""

    part: str

    @property
    def actor_id(self) -> str:
        return f"system:{self.part}"

    @property
    def actor_label(self) -> str:
        return f"Hội Tụ ({self.part})"
