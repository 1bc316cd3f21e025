"""Who has how much on which day of a week."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together
from hoitu.kernel.clock import HO_CHI_MINH, local_date
from hoitu.production.newsroom.queries.planning import open_assignments
from hoitu.production.newsroom.rules.standing import EDITORS, LANGUAGE, REPORTERS, STRINGERS
from hoitu.production.planning.models import Task
from hoitu.production.planning.rules.when import DAY

MUCH = 3
MAKERS = REPORTERS | EDITORS | LANGUAGE | STRINGERS


@dataclass
class Load:
    """What one person has on one day, by title."""

    day: date
    titles: list[str] = field(default_factory=list)

    @property
    def is_much(self) -> bool:
        """Say whether this is a lot for a day."""
        return len(self.titles) >= MUCH


@dataclass(frozen=True)
class Row:
    """One person's week."""

    person: Person
    days: list[Load]

    @property
    def total(self) -> int:
        """How many things in all."""
        return sum(len(load.titles) for load in self.days)


def workload(person: Person, agency_id: UUID, now: datetime, *, first: date, days: int = 7) -> list[Row]:
    """Return the makers of a newsroom with what each has on the days from `first` on (two queries)."""
    until = first + days * DAY
    makers = directory.people_with(MAKERS, agency_id=agency_id, on=local_date(now))
    rows = {each.pk: Row(each, [Load(first + number * DAY) for number in range(days)]) for each in makers}
    planned = Task.objects.filter(
        coverage__agency_id=agency_id, coverage__day__gte=first, coverage__day__lt=until, coverage__dropped_at=None
    ).exclude(answer=Task.Answer.DECLINED)
    since, end = (datetime.combine(day, time(), HO_CHI_MINH) for day in (first, until))
    work = together(
        tasks=planned.select_related("coverage__story"),
        assignments=open_assignments(person, now, since=since, until=end),
    )
    asked = set()
    for task in work["tasks"]:
        asked.add(task.assignment_id)
        _put(rows, task.assignee_id, (task.coverage.day - first).days, str(task.coverage))
    for assignment in work["assignments"]:
        if assignment.pk not in asked and assignment.due_at:
            _put(rows, assignment.assignee_id, (local_date(assignment.due_at) - first).days, str(assignment.story))
    return list(rows.values())


def _put(rows: dict[UUID, Row], person_id: UUID, number: int, title: str) -> None:
    if person_id in rows:
        rows[person_id].days[number].titles.append(title)


def free_on(rows: list[Row], day: date) -> list[Person]:
    """Return who has nothing on a day."""
    return [row.person for row in rows if not any(load.titles for load in row.days if load.day == day)]
