"""Panels that modules above the newsroom put on one of its screens, their rows read in one statement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from django.db.models import QuerySet

from hoitu.foundation.reading.together import together_by_name

Of = TypeVar("Of")
Panel = TypeVar("Panel")
Reads = Callable[[Of], dict[str, QuerySet[Any, Any]]]


class PanelRegistry(Generic[Of, Panel]):
    """The panels of one screen, in the order of registration; `Of` is what the screen is asked for."""

    def __init__(self) -> None:
        self._panels: dict[str, tuple[Callable[..., Panel | None], Reads[Of]]] = {}

    def register(self, name: str, function: Callable[..., Panel | None], reads: Reads[Of] | None = None) -> None:
        """Show what `function(of, rows)` returns, None for nothing; a name again replaces the earlier one.

        `reads(of)` names the small sets of rows it shows: those of all panels are read in one statement. A panel that
        shows no rows of its own leaves it out, and is asked without rows.
        """
        self._panels[name] = (function, reads) if reads else (lambda of, _rows: function(of), _nothing)

    def panels_of(self, of: Of) -> list[Panel]:
        """Return the panels that have something to show (one query)."""
        rows = together_by_name({name: reads(of) for name, (_function, reads) in self._panels.items()})
        shown = (function(of, rows[name]) for name, (function, _reads) in self._panels.items())
        return [panel for panel in shown if panel is not None]


def _nothing(_of: object) -> dict[str, QuerySet[Any, Any]]:
    return {}
