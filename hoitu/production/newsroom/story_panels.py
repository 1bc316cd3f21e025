"""Panels that the floors above put on a story's page, as the site does with “Đã lên trang”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Panel:
    """A panel of a story: a template and what it shows; None from the function means nothing to show."""

    template: str
    context: dict[str, Any]


PanelFunction = Callable[[UUID], Panel | None]
_panels: dict[str, PanelFunction] = {}


def register(name: str, function: PanelFunction) -> None:
    """Show what `function(story_id)` returns on every story's page; a name again replaces the earlier one."""
    _panels[name] = function


def panels_of(story_id: UUID) -> list[Panel]:
    """Return the panels of a story that have something to show, in the order of registration."""
    return [panel for function in _panels.values() if (panel := function(story_id)) is not None]
