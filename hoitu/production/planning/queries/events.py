"""Events and when they take place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.kernel.text import fold
from hoitu.production.newsroom.queries.visibility import agencies_of
from hoitu.production.newsroom.rules.standing import PLANNERS, plans
from hoitu.production.newsroom.rules.tidying import tidy
from hoitu.production.planning.calendars.comparing import Row, compare
from hoitu.production.planning.models import CalendarFile, Event, EventChange, SeriesMove
from hoitu.production.planning.rules import recurrence
from hoitu.production.planning.rules.when import When


@dataclass(frozen=True)
class Occurrence:
    """One time an event takes place; `day` names it among those of a recurring event, None for any other."""

    event: Event
    when: When
    state: str
    day: date | None
    change: EventChange | None


def events(
    person: Person,
    now: datetime,
    *,
    unit_id: UUID | None = None,
    state: str = "",
    text: str = "",
    since: date | None = None,
) -> QuerySet[Event]:
    """Return the events of a person's newsroom that are not over on the day `since` (default today), the next first."""
    start = since or local_date(now)
    ahead = Q(rule="", until_day__gt=start) | ~Q(rule="") & (Q(recurs_until=None) | Q(recurs_until__gt=start))
    found = _visible(person, now).filter(ahead)
    if unit_id:
        found = found.filter(Q(unit_id=unit_id) | Q(unit=None))
    if state:
        found = found.filter(state=state)
    for word in fold(tidy(text)).split()[:8]:
        found = found.filter(folded__contains=word)
    return found.select_related("unit").order_by("first_day", "starts_at", "title")


def event(person: Person, event_id: UUID, now: datetime) -> Event:
    """Return one event with its changes, the last one first; raises NotFound."""
    made = EventChange.objects.select_related("by", "series__made", "series__undone_by").order_by("-at", "-pk")
    rows = _visible(person, now).select_related("unit", "made_by").prefetch_related(Prefetch("changes", made))
    found = rows.filter(pk=event_id).first()
    if found is None:
        raise NotFound(_("There is no such event, or it belongs to another newsroom."))
    return found


def continued_by(found: Event) -> SeriesMove | None:
    """Return the move of a series that an event goes on with, with the event that ended there."""
    return SeriesMove.objects.filter(made=found).select_related("change__event").first()


def may_change(person: Person, found: Event, now: datetime) -> bool:
    """Say whether a person may change an event: its desk's planners, and whoever entered it."""
    standing = directory.standing(person, local_date(now))
    if found.made_by_id == person.pk:
        return True
    if found.unit_id:
        return plans(standing, found.agency_id, found.unit_id)
    return standing.holds(PLANNERS, agency_id=found.agency_id)


def occurrences(
    person: Person, now: datetime, *, first: date, until: date, unit_id: UUID | None = None
) -> list[Occurrence]:
    """Return all that takes place on a day of [first, until), in order of time, the cancelled too (one query)."""
    once = Q(rule="", first_day__lt=until, until_day__gt=first)
    recurring = ~Q(rule="") & Q(first_day__lt=until) & (Q(recurs_until=None) | Q(recurs_until__gt=first))
    moved_here = EventChange.objects.filter(
        kind=EventChange.Kind.POSTPONED, occurrence__isnull=False, first_day__lt=until, until_day__gt=first
    )
    rows = _visible(person, now).filter(once | recurring | Q(pk__in=moved_here.values("event_id")))
    if unit_id:
        rows = rows.filter(Q(unit_id=unit_id) | Q(unit=None))
    changes = Prefetch("changes", EventChange.objects.order_by("at", "pk"))
    found = [
        each
        for row in together(events=rows.select_related("unit").prefetch_related(changes))["events"]
        for each in occurrences_of(row, first=first, until=until)
    ]
    return sorted(found, key=_order)


def _order(each: Occurrence) -> tuple[date, float, str]:
    """Whole days come first, then by the hour."""
    return each.when.first, each.when.starts_at.timestamp() if each.when.starts_at else 0.0, str(each.event)


def occurrences_of(row: Event, *, first: date, until: date) -> list[Occurrence]:
    """Return when one event takes place in [first, until); its changes are at hand, the last one last."""
    skipped = [date.fromisoformat(day) for day in row.skipped]
    times = recurrence.occurrences(row.when, row.rule, zone=row.zone, first=first, until=until, skipped=skipped)
    if not row.rule:
        last = next((each for each in reversed(_sorted(row.changes.all())) if each.occurrence is None), None)
        return [Occurrence(row, when, row.state, None, last) for when in times]
    latest = {each.occurrence: each for each in _sorted(row.changes.all()) if each.occurrence is not None}
    found = [_on(row, when, latest.get(when.first)) for when in times]
    moved = [
        Occurrence(row, each.moved_to, EventChange.Kind.POSTPONED, each.occurrence, each)
        for each in latest.values()
        if each.moved_to is not None and each.moved_to.touches(first, until)
    ]
    return [each for each in found if each is not None] + moved


def _sorted(changes: Iterable[EventChange]) -> list[EventChange]:
    return sorted(changes, key=lambda change: (change.at, change.pk))


def _on(row: Event, when: When, change: EventChange | None) -> Occurrence | None:
    if row.state == Event.State.CANCELLED or change is None:
        return Occurrence(row, when, row.state, when.first, change)
    if change.moved_to is not None:
        return None
    cancelled = change.kind == EventChange.Kind.CANCELLED
    return Occurrence(row, when, Event.State.CANCELLED if cancelled else row.state, when.first, change)


def _visible(person: Person, now: datetime) -> QuerySet[Event]:
    standing = directory.standing(person, local_date(now))
    return Event.objects.filter(agency_id__in=agencies_of(standing))


def calendar_file(person: Person, file_id: UUID, now: datetime) -> tuple[CalendarFile, list[Row]]:
    """Return a calendar that was handed in, with what it would change; nothing more once it is imported."""
    standing = directory.standing(person, local_date(now))
    rows = CalendarFile.objects.select_related("handed_in_by", "unit").filter(agency_id__in=agencies_of(standing))
    found = rows.filter(pk=file_id).first()
    if found is None:
        raise NotFound(_("There is no such calendar, or it belongs to another newsroom."))
    return found, [] if found.imported_at else compare(found)


def calendar_files(person: Person, now: datetime) -> QuerySet[CalendarFile]:
    """Return the calendars that were handed in, the last one first."""
    standing = directory.standing(person, local_date(now))
    rows = CalendarFile.objects.select_related("handed_in_by").defer("text")
    return rows.filter(agency_id__in=agencies_of(standing)).order_by("-handed_in_at")
