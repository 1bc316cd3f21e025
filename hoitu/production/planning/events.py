"""What planning tells, also itself in the background; written to the outbox in the act's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class TaskDeclined:
    """Somebody asked for a part of a coverage does not make it; the desk has to find somebody else."""

    name: ClassVar[str] = "planning.task.declined"
    task_id: str
    reason: str
    by_id: str


@dataclass(frozen=True)
class CoverageDropped:
    """A coverage was given up; `people` were expected to work for it."""

    name: ClassVar[str] = "planning.coverage.dropped"
    coverage_id: str
    people: list[str]
    reason: str
    by_id: str


@dataclass(frozen=True)
class EventChanged:
    """An event, or the `occurrence` (ISO day, empty for all of it) of one, was postponed, cancelled or reinstated."""

    name: ClassVar[str] = "planning.event.changed"
    event_id: str
    kind: str
    occurrence: str
    reason: str
    by_id: str
