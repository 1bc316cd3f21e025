"""Next steps that modules above the newsroom offer for an approved idea, as planning does with "Plan a coverage"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise


@dataclass(frozen=True)
class Step:
    """A button: its label, and the address it opens for an idea."""

    label: str | Promise
    address: Callable[[UUID], str]


_steps: dict[str, Step] = {}


def register(name: str, step: Step) -> None:
    """Offer a step to those who plan the idea's desk; a name again replaces the earlier one."""
    _steps[name] = step


def steps_of(idea_id: UUID) -> list[tuple[str, str]]:
    """Return (label, address) of every step, in the order of registration."""
    return [(str(step.label), step.address(idea_id)) for step in _steps.values()]
