"""The newsroom's lists: outputs, stories, ideas, assignments; filtered, ordered, ready for a paginator."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Standing
from hoitu.kernel.clock import local_date
from hoitu.kernel.text import fold
from hoitu.production.newsroom.models import Assignment, Idea, Output, Story
from hoitu.production.newsroom.queries.visibility import agencies_of, visible_outputs, visible_stories
from hoitu.production.newsroom.rules.standing import STRINGERS
from hoitu.production.newsroom.rules.tidying import tidy
from hoitu.production.newsroom.states import WRITING

OPEN = ("draft", "returned", "submitted", "approving", "approved", "scheduled")


def outputs(
    person: Person,
    now: datetime,
    *,
    state: str = "",
    unit_id: UUID | None = None,
    kind: str = "",
    language: str = "",
    text: str = "",
    mine: bool = False,
    late: bool = False,
    gathering: bool = False,
) -> QuerySet[Output]:
    """Return the outputs a person may know of, the last saved first, with story, desk and writer at hand.

    `text` is found in headline and story title, with or without accents; `mine` are those last saved by the person
    or made for them; `late` those past their due instant and not handed in, `gathering` those that
    hold items of a dossier.
    """
    standing = people.standing(person, local_date(now))
    found = Output.objects.filter(visible_outputs(person, standing))
    for name, value in {"state": state, "kind": kind, "language": language, "story__unit_id": unit_id}.items():
        if value:
            found = found.filter(**{name: value})
    for word in words_of(text):
        found = found.filter(folded__contains=word)
    if mine:
        found = found.filter(Q(saved_by=person) | Q(created_by=person))
    if late:
        found = found.filter(late_at(now))
    if gathering:
        found = found.filter(gathers__gt=0)
    return found.select_related("story", "story__unit", "story__agency", "saved_by").order_by("-saved_at", "pk")


def words_of(text: str) -> list[str]:
    """Return what somebody typed as folded words to find, the first eight."""
    return fold(tidy(text)).split()[:8]


def late_at(now: datetime) -> Q:
    """Return the condition that an output is past the hour to hand it in and still with its writer."""
    return Q(due_at__lt=now, state__in=WRITING)


def waiting_past_due(now: datetime) -> QuerySet[Output]:
    """Return the outputs that wait for a level of their chain beyond their due time, the longest first."""
    rows = Output.objects.filter(due_at__lt=now, state__in=("submitted", "approving")).exclude(next_level="")
    return rows.select_related("story").order_by("due_at", "pk")


def is_late(output: Output, now: datetime) -> bool:
    """Say the same of one output."""
    return bool(output.due_at and output.due_at < now and output.state in WRITING)


def stories(
    person: Person, now: datetime, *, unit_id: UUID | None = None, text: str = "", mine: bool = False
) -> QuerySet[Story]:
    """Return the stories a person may know of, the last opened first, with desk, opener and outputs at hand."""
    standing = people.standing(person, local_date(now))
    found = Story.objects.filter(visible_stories(person, standing))
    if unit_id:
        found = found.filter(unit_id=unit_id)
    for word in words_of(text):
        found = found.filter(folded__contains=word)
    if mine:
        found = found.filter(Q(opened_by=person) | Q(assignments__assignee=person) | Q(contributions__person=person))
    outputs_of = Prefetch("outputs", Output.objects.order_by("kind", "-language"))
    return (
        found.distinct()
        .select_related("unit", "agency", "opened_by", "section")
        .prefetch_related(outputs_of)
        .order_by("-opened_at", "pk")
    )


def ideas(
    person: Person, now: datetime, *, answer: str = "", unit_id: UUID | None = None, text: str = ""
) -> QuerySet[Idea]:
    """Return the ideas of a person's newsroom (a stringer's own), newest first.

    `answer` is "open", "approved" or "declined"; empty for all.
    """
    standing = people.standing(person, local_date(now))
    found = Idea.objects.filter(_visible_ideas(person, standing))
    if answer == "open":
        found = found.filter(decision=None)
    elif answer:
        found = found.filter(decision__verdict=answer)
    if unit_id:
        found = found.filter(unit_id=unit_id)
    for word in words_of(text):
        found = found.filter(folded__contains=word)
    rows = found.select_related("unit", "proposed_by", "decision", "decision__decided_by", "story")
    return rows.order_by("-proposed_at", "pk")


def _visible_ideas(person: Person, standing: Standing) -> Q:
    seen = Q(agency_id__in=agencies_of(standing))
    stringer = any(held.role in STRINGERS for held in standing.roles)
    return seen | Q(proposed_by=person) if stringer or standing.roles else seen


def assignments(person: Person, *, is_open: bool = True) -> QuerySet[Assignment]:
    """Return what a person is assigned to, the first due first."""
    rows = Assignment.objects.filter(assignee=person).select_related("story", "story__unit", "assigned_by")
    return (rows.filter(done_at=None) if is_open else rows).order_by("due_at", "assigned_at")
