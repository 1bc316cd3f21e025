"""“Bàn làm việc”: what waits for a person, what is late, what they write, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.queries import Assignment, Desk, Idea, Output, Schedule, SideDraft

ROOM = 8  # rows of each part; the lists have the rest


@dataclass(frozen=True)
class DeskRow:
    """One thing on the desk."""

    title: str
    url: str
    what: str = ""
    who: str = ""
    state: str = ""
    at: datetime | None = None
    late: bool = False


@dataclass(frozen=True)
class DeskPart:
    """A part of the desk; `more` says that there is more than fits."""

    name: str
    title: str
    empty: str
    rows: list[DeskRow]
    more: bool


def desk_of(person: Person, at: datetime) -> dict[str, Any]:
    """Return the desk: parts that always stand there first, then those that have something in them."""
    found = queries.desk(person, at)
    parts = [*_always(found, at), *(part for part in _sometimes(found, at) if part.rows)]
    return {"parts": parts}


def _always(desk: Desk, at: datetime) -> Iterable[DeskPart]:
    nothing = _("Nothing waits for you.")
    yield _part("waiting", _("Waits for my approval"), nothing, desk.to_approve, _output(at))
    yield _part("writing", _("I am writing"), _("No drafts of yours."), desk.writing, _output(at))
    yield _part("late", _("Late"), _("Nothing is late."), desk.late, _output(at))
    yield _part("due", _("Released within 24 hours"), _("Nothing is scheduled."), desk.due_soon, _schedule(at))


def _sometimes(desk: Desk, at: datetime) -> Iterable[DeskPart]:
    yield _part("failed", _("Scheduled release failed"), "", desk.failed, _schedule(at))
    yield _part("returned", _("Returned to me"), "", desk.returned, _output(at))
    yield _part("release", _("Approved, to be released"), "", desk.to_release, _output(at))
    yield _part("assigned", _("Assigned to me"), "", desk.assigned, _assignment(at))
    yield _part("ideas", _("Ideas to decide on"), "", desk.ideas, _idea)
    yield _part("side", _("My side drafts to settle"), "", desk.side_drafts, _side_draft)


def _part(name: str, title: str, empty: str, rows: Any, as_row: Callable[[Any], DeskRow]) -> DeskPart:
    found = list(rows[: ROOM + 1])
    return DeskPart(name, title, empty, [as_row(row) for row in found[:ROOM]], more=len(found) > ROOM)


def _output(at: datetime) -> Callable[[Output], DeskRow]:
    def row(output: Output) -> DeskRow:
        return DeskRow(
            output.headline or output.story.title,
            reverse("newsroom:write", args=[output.pk]),
            what=f"{output.get_kind_display()}, {output.get_language_display()}",
            who=str(output.saved_by),
            state=output.state,
            at=output.due_at,
            late=bool(output.due_at and output.due_at < at),
        )

    return row


def _schedule(at: datetime) -> Callable[[Schedule], DeskRow]:
    def row(schedule: Schedule) -> DeskRow:
        output = schedule.output
        return DeskRow(
            output.headline or output.story.title,
            reverse("newsroom:write", args=[output.pk]),
            what=schedule.failure or f"{output.get_kind_display()}, {output.get_language_display()}",
            who=str(schedule.by),
            state=output.state,
            at=schedule.at,
            late=schedule.at < at,
        )

    return row


def _assignment(at: datetime) -> Callable[[Assignment], DeskRow]:
    def row(assignment: Assignment) -> DeskRow:
        return DeskRow(
            assignment.story.title,
            reverse("newsroom:story", args=[assignment.story_id]),
            what=assignment.brief[:120],
            who=str(assignment.assigned_by),
            at=assignment.due_at,
            late=bool(assignment.due_at and assignment.due_at < at),
        )

    return row


def _idea(idea: Idea) -> DeskRow:
    address = reverse("newsroom:idea", args=[idea.pk])
    return DeskRow(idea.title, address, what=idea.unit.name, who=str(idea.proposed_by), at=idea.proposed_at)


def _side_draft(side: SideDraft) -> DeskRow:
    output = side.output
    address = reverse("newsroom:side_draft", args=[output.pk, side.pk])
    return DeskRow(output.headline or output.story.title, address, at=side.saved_at)
