"""Panels that the modules above put on an output's screens, for writing and for reading, as `story_panels` does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom.panel_registry import PanelRegistry
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


_registry: PanelRegistry[Visit, OutputPanel] = PanelRegistry()
register = _registry.register
panels_of = _registry.panels_of
