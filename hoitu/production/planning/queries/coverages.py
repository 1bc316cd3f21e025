"""Coverages with their tasks, bookings, and what would clash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.queries.visibility import agencies_of
from hoitu.production.newsroom.rules.standing import plans
from hoitu.production.planning.models import Booking, Coverage, Resource, Task, TaskAnswer
from hoitu.production.planning.rules.clashes import Busy, clashes


@dataclass(frozen=True)
class Beside:
    """Somebody has something else on that day; `same_hours` when they cannot do both."""

    person: Person
    what: str
    same_hours: bool


@dataclass(frozen=True)
class CoveragePage:
    """A coverage with all its screen shows."""

    coverage: Coverage
    tasks: list[Task]
    bookings: list[Booking]
    resources: list[Resource]
    warnings: list[Beside]
    may_plan: bool


def coverages(
    person: Person,
    now: datetime,
    *,
    since: date | None = None,
    until: date | None = None,
    unit_id: UUID | None = None,
    event_id: UUID | None = None,
) -> QuerySet[Coverage]:
    """Return the coverages of a person's newsroom from a day on (default today), the next first, with their tasks."""
    standing = directory.standing(person, local_date(now))
    found = Coverage.objects.filter(agency_id__in=agencies_of(standing))
    found = found.filter(event_id=event_id) if event_id else found.filter(day__gte=since or local_date(now))
    if until:
        found = found.filter(day__lt=until)
    if unit_id:
        found = found.filter(unit_id=unit_id)
    tasks = Prefetch("tasks", Task.objects.select_related("assignee", "assignment").order_by("made_at", "pk"))
    rows = found.select_related("story", "unit", "event").prefetch_related(tasks)
    return rows.order_by("day", "starts_at", "pk")


def coverage_page(person: Person, coverage_id: UUID, now: datetime) -> CoveragePage:
    """Return a coverage with its tasks, bookings and warnings (about seven queries); raises NotFound."""
    standing = directory.standing(person, local_date(now))
    rows = Coverage.objects.select_related("story", "unit", "event", "idea", "made_by", "drop", "drop__by")
    found = rows.filter(pk=coverage_id, agency_id__in=agencies_of(standing)).first()
    if found is None:
        raise NotFound(_("There is no such plan, or it belongs to another newsroom."))
    answers = Prefetch("answers", TaskAnswer.objects.order_by("at"))
    tasks = found.tasks.select_related("assignee", "assignment").prefetch_related(answers).order_by("made_at", "pk")
    bookings = found.bookings.filter(cancelled_at=None).select_related("resource", "by").order_by("starts_at")
    listed = list(tasks)
    return CoveragePage(
        coverage=found,
        tasks=listed,
        bookings=list(bookings),
        resources=list(resources(found.agency_id)),
        warnings=_warnings(found, listed),
        may_plan=found.dropped_at is None and plans(standing, found.agency_id, found.unit_id),
    )


def _warnings(coverage: Coverage, tasks: list[Task]) -> list[Beside]:
    """Return what the people of a coverage have beside it on its day (one query)."""
    people = {task.assignee_id: task.assignee for task in tasks if task.answer != Task.Answer.DECLINED}
    others = Task.objects.filter(coverage__day=coverage.day, assignee_id__in=people, coverage__dropped_at=None)
    rows = others.exclude(coverage=coverage).exclude(answer=Task.Answer.DECLINED).select_related("coverage__story")
    wanted = [
        Busy(person_id, coverage.day, str(coverage), coverage.starts_at, coverage.ends_at) for person_id in people
    ]
    taken = [
        Busy(row.assignee_id, row.coverage.day, str(row.coverage), row.coverage.starts_at, row.coverage.ends_at)
        for row in rows
    ]
    return [Beside(people[each.person_id], each.what, each.same_hours) for each in clashes(wanted, taken)]


def resources(agency_id: UUID) -> QuerySet[Resource]:
    """Return the vehicles and equipment in use of a newsroom, by kind and name."""
    return Resource.objects.filter(agency_id=agency_id, retired_at=None).order_by("kind", "name")


def bookings(person: Person, now: datetime, *, since: datetime, until: datetime) -> QuerySet[Booking]:
    """Return the standing bookings of a person's newsroom that touch [since, until), in order."""
    standing = directory.standing(person, local_date(now))
    rows = Booking.objects.filter(resource__agency_id__in=agencies_of(standing), cancelled_at=None)
    touching = rows.filter(Q(starts_at__lt=until) & Q(ends_at__gt=since))
    return touching.select_related("resource", "coverage__story", "by").order_by("starts_at")


def my_tasks(person: Person, *, unanswered: bool = False) -> QuerySet[Task]:
    """Return what a person is asked for and has not finished, the first due first."""
    rows = Task.objects.filter(assignee=person, assignment__done_at=None, coverage__dropped_at=None)
    rows = rows.filter(answer=Task.Answer.OPEN) if unanswered else rows.exclude(answer=Task.Answer.DECLINED)
    return rows.select_related("coverage__story", "coverage__event", "made_by").order_by("coverage__day", "due_at")
