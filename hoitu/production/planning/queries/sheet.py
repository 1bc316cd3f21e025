"""The morning meeting's sheet (giao ban): yesterday, today, what is late, and who is free."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Output, Release
from hoitu.production.newsroom.queries.planning import Planned, between, released_between, with_people
from hoitu.production.planning.queries.events import Occurrence, occurrences
from hoitu.production.planning.queries.slots import Edition, editions
from hoitu.production.planning.queries.workload import free_on, workload
from hoitu.production.planning.rules.when import DAY

MOST = 100
TEXTS = ("body", "lead", "ai_use", "folded")  # the sheet shows none of them


@dataclass(frozen=True)
class Sheet:
    """What the morning meeting goes through, each list at most a hundred long."""

    day: date
    events: list[Occurrence]
    planned: list[Planned]
    late: list[Output]
    released: list[Release]
    slots: list[Edition]
    free: list[Person]


def sheet(person: Person, agency_id: UUID, now: datetime, *, day: date) -> Sheet:
    """Return the sheet of a day for one's newsroom: `released` is the day before (about ten queries)."""
    begins = datetime.combine(day, time(), HO_CHI_MINH)
    released = released_between(person, now, since=begins - DAY, until=begins)
    meant = between(person, now, first=day, until=day + DAY).filter(planned_date=day).exclude(state="released")
    late = newsroom.outputs(person, now, late=True).filter(story__agency_id=agency_id).order_by("due_at")
    lists = together(planned=meant[:MOST], late=late.defer(*TEXTS)[:MOST], released=released[:MOST])
    return Sheet(
        day=day,
        events=occurrences(person, now, first=day, until=day + DAY)[:MOST],
        planned=with_people(lists["planned"]),
        late=lists["late"],
        released=lists["released"],
        slots=editions(person, now, first=day, days=1),
        free=free_on(workload(person, agency_id, now, first=day, days=1), day),
    )
