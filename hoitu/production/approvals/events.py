"""What is told through the outbox, so that people hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class SignOffAsked:
    """A colleague is asked for a word on an output."""

    name: ClassVar[str] = "approvals.sign_off.asked"
    request_id: str
    output_id: str
    of_id: str
    by_id: str


@dataclass(frozen=True)
class SignOffAnswered:
    """The word was given; `asked_by_id` waits for it."""

    name: ClassVar[str] = "approvals.sign_off.answered"
    request_id: str
    output_id: str
    agreed: bool
    by_id: str
    asked_by_id: str


@dataclass(frozen=True)
class ApprovalOverdue:
    """An output waits for a level beyond its due time."""

    name: ClassVar[str] = "approvals.level.overdue"
    output_id: str
    level: str
    due_at: str
