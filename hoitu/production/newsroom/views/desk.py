"""“Bàn làm việc”: what waits for a person, what is late, what they write, what is due."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together
from hoitu.kernel.clock import near
from hoitu.production.newsroom import queries
from hoitu.production.newsroom.queries import Assignment, Desk, Idea, Output, Schedule, SideDraft
from hoitu.production.newsroom.words import waited

ROOM = 8  # rows of each part; the lists have the rest


@dataclass(frozen=True)
class DeskRow:
    """One thing on the desk."""

    title: str
    url: str
    what: str = ""
    who: str = ""
    state: str = ""
    when: str = ""
    late: bool = False
    act: str = ""
    act_url: str = ""


@dataclass(frozen=True)
class DeskPart:
    """A part of the desk; `more` says that there is more than fits."""

    name: str
    title: str
    empty: str
    rows: list[DeskRow]
    more: bool


def desk_of(person: Person, at: datetime) -> dict[str, Any]:
    """Return the desk: first what a person is there for, then what has something in it."""
    found = _taken(queries.desk(person, at))
    judging, writing = list(_judging(found, at)), list(_writing(found, at))
    first, then = (judging, writing) if found.approves else (writing, judging)
    always = {"waiting", "due"} if found.approves else {"writing"}
    parts = [*_alarming(found, at), *first, *then, *_others(found, at)]
    return {
        "parts": [part for part in parts if part.rows or part.name in always],
        "plans": found.plans,
    }


def _taken(desk: Desk) -> Desk:
    """Return the desk with what a screen has room for, and one more of each: whether there are more (one query)."""
    parts = {name: rows[: ROOM + 1] for name, rows in vars(desk).items() if isinstance(rows, QuerySet)}
    rows: Any = together(**parts)
    taken: Desk = replace(desk, **rows)
    return taken


def _alarming(desk: Desk, at: datetime) -> Iterable[DeskPart]:
    yield _part("failed", _("Scheduled release failed"), "", desk.failed, _schedule(at))


def _judging(desk: Desk, at: datetime) -> Iterable[DeskPart]:
    nothing = _("Nothing waits for you. What is handed in to you appears here.")
    yield _part(
        "waiting", _("Waits for my approval"), nothing, desk.to_approve, _waiting(at, "approval", _("Read and approve"))
    )
    release = _waiting(at, "release", _("Read and release"))
    yield _part("release", _("Approved, to be released"), "", desk.to_release, release)
    yield _part("ideas", _("Ideas to decide on"), "", desk.ideas, _idea)
    yield _part("due", _("Released within 24 hours"), _("Nothing is scheduled."), desk.due_soon, _schedule(at))


def _writing(desk: Desk, at: datetime) -> Iterable[DeskPart]:
    nothing = _("No drafts of yours. Propose an idea, or open a story file you are assigned to.")
    yield _part("returned", _("Returned to me"), "", desk.returned, _output(at))
    yield _part("writing", _("I am writing"), nothing, desk.writing, _output(at))
    yield _part("assigned", _("Assigned to me"), "", desk.assigned, _assignment(at))
    yield _part("side", _("My side drafts to settle"), "", desk.side_drafts, _side_draft)


def _others(desk: Desk, at: datetime) -> Iterable[DeskPart]:
    yield _part("late", _("Late"), "", desk.late, _output(at))


def _part(name: str, title: str, empty: str, rows: Any, as_row: Callable[[Any], DeskRow]) -> DeskPart:
    return DeskPart(name, title, empty, [as_row(row) for row in rows[:ROOM]], more=len(rows) > ROOM)


def _due(due_at: datetime | None, *, late: bool) -> str:
    if due_at is None:
        return ""
    return (_("late: due %(at)s") if late else _("due %(at)s")) % {"at": near(due_at)}


def _row(output: Output, when: str, *, late: bool = False, what: str = "", who: str = "") -> DeskRow:
    return DeskRow(
        output.headline or output.story.title,
        reverse("newsroom:write", args=[output.pk]),
        what=what or f"{output.get_kind_display()}, {output.get_language_display()}",
        who=who or str(output.saved_by),
        state=output.state,
        when=when,
        late=late,
    )


def _output(at: datetime) -> Callable[[Output], DeskRow]:
    def row(output: Output) -> DeskRow:
        late = queries.is_late(output, at)
        return _row(output, _due(output.due_at, late=late), late=late)

    return row


def _waiting(at: datetime, noun: str, act: str) -> Callable[[Any], DeskRow]:
    """Return rows that lead straight to what is waited for: one tap from the desk to the text and its button."""

    def row(output: Any) -> DeskRow:
        address = reverse(f"newsroom:{noun}", args=[output.pk])
        return replace(_row(output, waited(output.waits_since, at)), act=act, act_url=address)

    return row


def _schedule(at: datetime) -> Callable[[Schedule], DeskRow]:
    def row(schedule: Schedule) -> DeskRow:
        return _row(
            schedule.output,
            _("at %(at)s") % {"at": near(schedule.at)},
            late=schedule.at < at,
            what=schedule.failure,
            who=str(schedule.by),
        )

    return row


def _assignment(at: datetime) -> Callable[[Assignment], DeskRow]:
    def row(assignment: Assignment) -> DeskRow:
        late = bool(assignment.due_at and assignment.due_at < at)
        return DeskRow(
            assignment.story.title,
            reverse("newsroom:story", args=[assignment.story_id]),
            what=assignment.brief[:120],
            who=str(assignment.assigned_by),
            when=_due(assignment.due_at, late=late),
            late=late,
        )

    return row


def _idea(idea: Idea) -> DeskRow:
    address = reverse("newsroom:idea", args=[idea.pk])
    return DeskRow(idea.title, address, what=idea.unit.name, who=str(idea.proposed_by), when=near(idea.proposed_at))


def _side_draft(side: SideDraft) -> DeskRow:
    output = side.output
    address = reverse("newsroom:side_draft", args=[output.pk, side.pk])
    return DeskRow(output.headline or output.story.title, address, when=near(side.saved_at))
