"""Slots of a week, and one of a day with planned against actual length."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet, Sum
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom.queries import Output
from hoitu.production.newsroom.queries.planning import lengths_of, on_the_board
from hoitu.production.newsroom.queries.visibility import agencies_of
from hoitu.production.newsroom.rules.standing import PLANNERS
from hoitu.production.planning.models import Placement, Slot
from hoitu.production.planning.rules.keepers import KEEPERS
from hoitu.production.planning.rules.lengths import Length, closes, goes_out, in_hundredths, measured

OFFERED = 200


@dataclass(frozen=True)
class Edition:
    """A slot on one day: when it closes, and how full it is by plan."""

    slot: Slot
    day: date
    goes_at: datetime
    closes_at: datetime
    placed: int
    length: Length
    is_closed: bool


@dataclass(frozen=True)
class Placed:
    """One output in an edition with its length."""

    placement: Placement
    output: Output
    length: Length


@dataclass(frozen=True)
class EditionPage:
    """An edition with everything in it; `whole` is what it holds against what is written."""

    edition: Edition
    placed: list[Placed]
    whole: Length
    offered: list[Output]
    may_place: bool


def editions(person: Person, now: datetime, *, first: date, days: int = 7) -> list[Edition]:
    """Return the slots that go out on each of these days, in order, with the planned lengths summed (2 queries)."""
    slots = list(_slots(person, now).filter(retired_at=None))
    until = first + timedelta(days=days)
    rows = Placement.objects.filter(slot__in=slots, day__gte=first, day__lt=until).values("slot_id", "day")
    sums = {
        (row["slot_id"], row["day"]): (row["total"], row["planned"])
        for row in rows.annotate(total=Sum(1), planned=Sum("planned_length")).order_by()
    }
    found = [
        edition(slot, day, now, *sums.get((slot.pk, day), (0, 0)))
        for day in (first + timedelta(days=number) for number in range(days))
        for slot in slots
        if day.weekday() in slot.weekdays
    ]
    return sorted(found, key=lambda each: (each.goes_at, each.slot.name))


def edition(slot: Slot, day: date, now: datetime, placed: int, planned: int) -> Edition:
    """Return a slot on a day; its length is what is planned against what it holds."""
    closed_at = closes(day, slot.goes_at, slot.closes_before)
    return Edition(
        slot=slot,
        day=day,
        goes_at=goes_out(day, slot.goes_at),
        closes_at=closed_at,
        placed=placed,
        length=Length(slot.unit, in_hundredths(slot.unit, slot.capacity), planned),
        is_closed=closed_at <= now,
    )


def edition_page(person: Person, slot_id: UUID, day: date, now: datetime) -> EditionPage:
    """Return an edition with its outputs, planned and actual (about six queries); raises NotFound."""
    slot = _slots(person, now).filter(pk=slot_id).first()
    if slot is None or day.weekday() not in slot.weekdays:
        raise NotFound(_("There is no such slot, or it belongs to another newsroom."))
    rows = Placement.objects.filter(slot=slot, day=day).select_related("output__story", "output__saved_by")
    listed = list(rows.order_by("at", "pk"))
    lengths = lengths_of([row.output for row in listed])
    placed = [
        Placed(
            row,
            row.output,
            Length(
                slot.unit,
                row.planned_length,
                measured(slot.unit, lengths[row.output_id], slot.characters_per_page),
            ),
        )
        for row in listed
    ]
    standing = directory.standing(person, local_date(now))
    shown = edition(slot, day, now, len(placed), sum(each.length.planned for each in placed))
    keeper = standing.holds(KEEPERS, agency_id=slot.agency_id)
    may_place = keeper or (not shown.is_closed and standing.holds(PLANNERS, agency_id=slot.agency_id))
    waiting = on_the_board(person, now, released_since=now - timedelta(days=3), kind=slot.kind)
    there = [row.output_id for row in listed]
    fits = waiting.filter(story__agency_id=slot.agency_id).exclude(pk__in=there)
    return EditionPage(
        edition=shown,
        placed=placed,
        whole=Length(slot.unit, shown.length.planned, sum(each.length.actual for each in placed)),
        offered=list(fits[:OFFERED]) if may_place and slot.retired_at is None else [],
        may_place=may_place and slot.retired_at is None,
    )


def may_keep_slots(person: Person, agency_id: UUID, now: datetime) -> bool:
    """Say whether a person says what slots there are."""
    return directory.standing(person, local_date(now)).holds(KEEPERS, agency_id=agency_id)


def _slots(person: Person, now: datetime) -> QuerySet[Slot]:
    standing = directory.standing(person, local_date(now))
    return Slot.objects.filter(agency_id__in=agencies_of(standing))
