"""Panels that the modules above put on an output's screens, for writing and for reading, as `story_panels` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from hoitu.foundation.directory.queries import Person
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


PanelFunction = Callable[[Visit], OutputPanel | None]
_panels: dict[str, PanelFunction] = {}


def register(name: str, function: PanelFunction) -> None:
    """Show what `function(visit)` returns on every output's screen; a name again replaces the earlier one."""
    _panels[name] = function


def panels_of(visit: Visit) -> list[OutputPanel]:
    """Return the panels that have something to show, in the order of registration."""
    return [panel for function in _panels.values() if (panel := function(visit)) is not None]
