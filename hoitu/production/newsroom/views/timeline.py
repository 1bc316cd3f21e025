"""What happened, in the newsroom's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hoitu.foundation.directory.roles import Level
from hoitu.production.newsroom.queries import Approval, Happening, Turn
from hoitu.production.newsroom.words import HAPPENINGS


@dataclass(frozen=True)
class Line:
    """One line of a timeline."""

    at: datetime
    label: str
    by: str
    note: str


def timeline_of(happenings: Iterable[Happening], prefix: str = "") -> list[Line]:
    """Return the lines of a timeline; saves of one person in a row become one line, as autosave makes many."""
    lines: list[Line] = []
    last: Happening | None = None
    for each in happenings:
        if last and each.what == last.what == "saved" and each.who == last.who:
            lines.pop()
        lines.append(Line(each.at, f"{prefix}{_label(each)}", each.who, each.note))
        last = each
    return lines


def line_of(turn: Turn, prefix: str = "") -> Line:
    """Return a turn of a story's course as a line."""
    label = str(HAPPENINGS.get(turn.level if turn.what == "amended" else turn.what, turn.what))
    if turn.what == "approved":
        label = f"{label}: {Level(turn.level).label}"
    if turn.version:
        label = f"{label} (v{turn.version})"
    return Line(turn.at, f"{prefix}{label}", turn.who, turn.note)


def _label(happening: Happening) -> str:
    label = str(HAPPENINGS.get(happening.what, happening.what))
    if happening.level:
        label = f"{label}: {Level(happening.level).label}"
    if happening.version is not None:
        label = f"{label} (v{happening.version})"
    if happening.ended_as:
        label = f"{label} × {Approval.Voided(happening.ended_as).label}"
    return label
