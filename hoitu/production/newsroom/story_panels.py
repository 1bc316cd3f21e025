"""Panels that the floors above put on a story's page, as the site does with “Đã lên trang”."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hoitu.foundation.reading.together import together_by_name


@dataclass(frozen=True)
class Panel:
    """A panel of a story: a template and what it shows; None from the function means nothing to show."""

    template: str
    context: dict[str, Any]


Rows = dict[str, list[Any]]
Reads = Callable[[UUID], dict[str, QuerySet[Any, Any]]]
PanelFunction = Callable[..., Panel | None]
_panels: dict[str, tuple[PanelFunction, Reads]] = {}


def register(name: str, function: PanelFunction, reads: Reads | None = None) -> None:
    """Show what `function(story_id, rows)` returns on every story's page; a name again replaces the earlier one.

    `reads(story_id)` names the small sets of rows it shows: those of all panels are read in one statement. A panel that
    shows no rows of its own leaves it out, and is asked without rows.
    """
    _panels[name] = (function, reads) if reads else (lambda story_id, _rows: function(story_id), _nothing)


def _nothing(_of: UUID) -> dict[str, QuerySet[Any, Any]]:
    return {}


def panels_of(story_id: UUID) -> list[Panel]:
    """Return the panels of a story that have something to show, in the order of registration (one query)."""
    rows = together_by_name({name: reads(story_id) for name, (_function, reads) in _panels.items()})
    shown = (function(story_id, rows[name]) for name, (function, _reads) in _panels.items())
    return [panel for panel in shown if panel is not None]
