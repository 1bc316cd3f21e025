"""The calendar: what is on each day of a month or a week."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.queries.planning import Planned, between
from hoitu.production.planning.queries.events import Occurrence, occurrences
from hoitu.production.planning.rules.when import DAY

WEEK = timedelta(days=7)


@dataclass
class CalendarDay:
    """One day of the calendar with what is on it, the whole days first."""

    day: date
    is_inside: bool
    is_today: bool
    events: list[Occurrence] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)
    scheduled: list[Planned] = field(default_factory=list)
    released: list[Planned] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is on."""
        return not (self.events or self.planned or self.scheduled or self.released)


@dataclass(frozen=True)
class Calendar:
    """Whole weeks, Monday first; `earlier` and `later` are days of the month or week before and after."""

    first: date
    until: date
    weeks: list[list[CalendarDay]]
    earlier: date
    later: date


def calendar(
    person: Person, now: datetime, *, day: date, today: date, whole_month: bool, unit_id: UUID | None = None
) -> Calendar:
    """Return the month or the week of a day, for one desk (with what concerns all desks) or for all."""
    first, until = month_of(day) if whole_month else week_of(day)
    start = first - timedelta(days=first.weekday())
    end = until + timedelta(days=-until.weekday() % 7)
    days = [
        CalendarDay(each, first <= each < until, each == today)
        for each in (start + timedelta(days=number) for number in range((end - start).days))
    ]
    by_day = {each.day: each for each in days}
    for one in occurrences(person, now, first=start, until=end, unit_id=unit_id):
        touched = max(one.when.first, start)
        while touched < min(one.when.until, end):
            by_day[touched].events.append(one)
            touched += DAY
    for output in between(person, now, first=start, until=end, unit_id=unit_id):
        _put(by_day, Planned(output, ()))
    return Calendar(
        first=first,
        until=until,
        weeks=[days[number : number + 7] for number in range(0, len(days), 7)],
        earlier=first - DAY,
        later=until,
    )


def _put(by_day: dict[date, CalendarDay], card: Planned) -> None:
    """Put one output on the days of its three times: planned, scheduled, released are three different things."""
    if card.planned_date in by_day and card.released_at is None:
        by_day[card.planned_date].planned.append(card)
    for at, name in ((card.scheduled_at, "scheduled"), (card.released_at, "released")):
        if at is not None and local_date(at) in by_day:
            getattr(by_day[local_date(at)], name).append(card)


def month_of(day: date) -> tuple[date, date]:
    """Return the first day of a day's month, and that of the next."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1)


def week_of(day: date) -> tuple[date, date]:
    """Return the Monday of a day's week, and the next one."""
    first = day - timedelta(days=day.weekday())
    return first, first + WEEK
