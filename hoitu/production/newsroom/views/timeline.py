"""What happened, in the newsroom's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hoitu.foundation.directory.roles import Level
from hoitu.production.newsroom.queries import Approval, Happening
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


def _label(happening: Happening) -> str:
    label = str(HAPPENINGS.get(happening.what, happening.what))
    if happening.level:
        label = f"{label}: {Level(happening.level).label}"
    if happening.version is not None:
        label = f"{label} (v{happening.version})"
    if happening.ended_as:
        label = f"{label} × {Approval.Voided(happening.ended_as).label}"
    return label
