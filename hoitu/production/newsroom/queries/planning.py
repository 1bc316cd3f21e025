"""What planning asks of the newsroom: what is planned, scheduled and out, and who is at work on what."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as people
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.unindexed import unindexed
from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.cases import content_of
from hoitu.production.newsroom.models import Assignment, Output, Release, Schedule
from hoitu.production.newsroom.queries.lists import OPEN
from hoitu.production.newsroom.queries.visibility import agencies_of
from hoitu.production.newsroom.rules.measures import lengths


def open_assignments(person: Person, now: datetime, *, since: datetime, until: datetime) -> QuerySet[Assignment]:
    """Return what anybody in a person's newsroom still has to do in [since, until), the first due first."""
    standing = people.standing(person, local_date(now))
    rows = Assignment.objects.filter(story__agency_id__in=agencies_of(standing), done_at=None)
    return rows.filter(due_at__gte=since, due_at__lt=until).select_related("story", "assignee").order_by("due_at", "pk")


@dataclass(frozen=True)
class Planned:
    """An output with its three times, which are three different things, and who is at work on it.

    `planned_date` is a day somebody means, `scheduled_at` an instant that is approved and armed, `released_at` a
    fact: the last time it went out.
    """

    output: Output
    people: tuple[Person, ...]

    @property
    def planned_date(self) -> date | None:
        """The day it is meant for."""
        return self.output.planned_date

    @property
    def scheduled_at(self) -> datetime | None:
        """The instant at which it goes out by itself."""
        at: datetime | None = self.output.scheduled_at  # type: ignore[attr-defined] # annotated below
        return at

    @property
    def released_at(self) -> datetime | None:
        """The instant at which it last went out."""
        at: datetime | None = self.output.last_released_at  # type: ignore[attr-defined] # annotated below
        return at


def on_the_board(
    person: Person, now: datetime, *, released_since: datetime, unit_id: UUID | None = None, kind: str = ""
) -> QuerySet[Output]:
    """Return what is under way in a person's newsroom, and what went out since an instant, the next planned first."""
    out = Release.objects.filter(released_at__gte=released_since, imported=False).values("output_id")
    shown = Q(state__in=OPEN) | Q(state="released", pk__in=out)
    return _told(person, now, shown, unit_id=unit_id, kind=kind)


def between(
    person: Person, now: datetime, *, first: date, until: date, unit_id: UUID | None = None
) -> QuerySet[Output]:
    """Return what is planned for, scheduled for, or went out on a day of [first, until)."""
    begins, ends = (datetime.combine(day, time(), HO_CHI_MINH) for day in (first, until))
    armed = Schedule.objects.filter(closed_at=None, at__gte=begins, at__lt=ends).values("output_id")
    out = Release.objects.filter(released_at__gte=begins, released_at__lt=ends, imported=False).values("output_id")
    planned = Q(planned_date__gte=first, planned_date__lt=until) & ~Q(state__in=("withdrawn", "spiked"))
    return _told(person, now, planned | Q(pk__in=armed) | Q(pk__in=out), unit_id=unit_id)


def _told(person: Person, now: datetime, shown: Q, *, unit_id: UUID | None = None, kind: str = "") -> QuerySet[Output]:
    standing = people.standing(person, local_date(now))
    rows = Output.objects.alias(newsroom=unindexed("story__agency_id"))  # few are shown, many stories are there
    rows = rows.filter(shown, newsroom__in=agencies_of(standing))
    if unit_id:
        rows = rows.filter(story__unit_id=unit_id)
    if kind:
        rows = rows.filter(kind=kind)
    armed = Schedule.objects.filter(output=OuterRef("pk"), closed_at=None).values("at")[:1]
    out = Release.objects.filter(output=OuterRef("pk")).order_by("-seq").values("released_at")[:1]
    annotated = rows.annotate(scheduled_at=Subquery(armed), last_released_at=Subquery(out))
    light = annotated.select_related("story", "story__unit", "saved_by").defer("body", "lead", "ai_use", "folded")
    return light.order_by(F("planned_date").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "pk")


def with_people(outputs: Iterable[Output]) -> list[Planned]:
    """Return outputs with who is assigned to each and not done: by its kind and language (one query)."""
    rows = list(outputs)
    open_ones = Assignment.objects.filter(story_id__in={row.story_id for row in rows}, done_at=None)
    by_story: dict[UUID, list[Assignment]] = {}
    for each in open_ones.select_related("assignee").order_by("assigned_at"):
        by_story.setdefault(each.story_id, []).append(each)
    return [Planned(row, _people(row, by_story.get(row.story_id, []))) for row in rows]


def _people(output: Output, assigned: list[Assignment]) -> tuple[Person, ...]:
    pair = f"{output.kind}:{output.language}"
    fitting = [each for each in assigned if pair in each.kinds]
    return tuple(dict.fromkeys(each.assignee for each in fitting))


def planned_output(person: Person, output_id: UUID, now: datetime) -> Planned:
    """Return one output as the board shows it; raises NotFound."""
    found = _told(person, now, Q(pk=output_id)).first()
    if found is None:
        raise NotFound(_("There is no such output, or it belongs to another newsroom."))
    return with_people([found])[0]


def released_between(person: Person, now: datetime, *, since: datetime, until: datetime) -> QuerySet[Release]:
    """Return what a person's newsroom released in [since, until), in order, without its words."""
    standing = people.standing(person, local_date(now))
    rows = Release.objects.filter(released_at__gte=since, released_at__lt=until, imported=False)
    return (
        rows.alias(newsroom=unindexed("output__story__agency_id"))  # few releases, many stories
        .filter(newsroom__in=agencies_of(standing))
        .select_related("output__story__unit")
        .defer("content", "output__body", "output__lead", "output__folded")
        .order_by("released_at")
    )


def lengths_of(outputs: Iterable[Output]) -> dict[UUID, dict[str, int]]:
    """Return how long the working copy of each output is, by every measure there is (no query: bodies are at hand)."""
    return {output.pk: lengths(content_of(output)) for output in outputs}
