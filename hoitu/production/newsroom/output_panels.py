"""Panels that the modules above put on an output's screens, for writing and for reading, as `story_panels` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db.models import QuerySet

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together_by_name
from hoitu.production.newsroom.queries import OutputPage

Place = Literal["top", "below"]


@dataclass(frozen=True)
class Visit:
    """Who opened which output when; `writing` tells the writing form from the text to be read."""

    person: Person
    page: OutputPage
    now: datetime
    writing: bool


@dataclass(frozen=True)
class OutputPanel:
    """A panel of an output: where it stands, its template, and what that shows.

    "top" is above the text, "below" under it; both are outside the writing form, so that a panel may have its own.
    """

    place: Place
    template: str
    context: dict[str, Any]


Rows = dict[str, list[Any]]
Reads = Callable[[Visit], dict[str, QuerySet[Any, Any]]]
PanelFunction = Callable[..., OutputPanel | None]
_panels: dict[str, tuple[PanelFunction, Reads]] = {}


def register(name: str, function: PanelFunction, reads: Reads | None = None) -> None:
    """Show what `function(visit, rows)` returns on every output's screen; a name again replaces the earlier one.

    `reads(visit)` names the small sets of rows it shows: those of all panels are read in one statement. A panel that
    shows no rows of its own leaves it out, and is asked without rows.
    """
    _panels[name] = (function, reads) if reads else (lambda visit, _rows: function(visit), _nothing)


def _nothing(_of: Visit) -> dict[str, QuerySet[Any, Any]]:
    return {}


def panels_of(visit: Visit) -> list[OutputPanel]:
    """Return the panels that have something to show, in the order of registration (one query)."""
    rows = together_by_name({name: reads(visit) for name, (_function, reads) in _panels.items()})
    shown = (function(visit, rows[name]) for name, (function, _reads) in _panels.items())
    return [panel for panel in shown if panel is not None]
