"""Panels that the modules above put over the lists of stories and outputs, as `story_panels` does on a story."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from hoitu.foundation.directory.queries import Person


@dataclass(frozen=True)
class Look:
    """Who looks at which list when, through which filters (only those that narrow)."""

    person: Person
    of: Literal["stories", "outputs"]
    filters: Mapping[str, Any]
    query: str
    now: datetime


@dataclass(frozen=True)
class ListPanel:
    """A template and what it shows."""

    template: str
    context: dict[str, Any]


PanelFunction = Callable[[Look], ListPanel]
_panels: dict[str, PanelFunction] = {}


def register(name: str, function: PanelFunction) -> None:
    """Show what `function(look)` returns over both lists; a name again replaces the earlier one."""
    _panels[name] = function


def panels_of(look: Look) -> list[ListPanel]:
    """Return the panels of a list in the order of registration."""
    return [function(look) for function in _panels.values()]
