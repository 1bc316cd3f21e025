"""More of everything in the plan: events, coverages with people and cars, slots with outputs, calendars."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any
from uuid import UUID

from hoitu.production.planning import operations
from hoitu.production.planning.models import SeriesMove, Slot
from tests.production.newsroom import road
from tests.production.planning import agenda
from tests.web.screens.office import LATER, Office
from tests.world import NOON, World

HOUR = timedelta(hours=1)


def in_the_plan(office: Office, number: int) -> None:
    """Events with their coverages, people asked, cars taken."""
    w = office.world
    event = agenda.event(w, title=f"Hội nghị {number}")
    series = agenda.event(w, title=f"Giao ban {number}", rule="FREQ=DAILY")
    operations.move_series(by=w.tam, event_id=series.pk, to=agenda.from_to(LATER.date(), 8, 9), reason="Đổi.", now=NOON)
    move = SeriesMove.objects.get(change__event=series)
    office.named(**{"planning:series_undoing:event_id": series.pk, "move_id": move.pk})
    plan = operations.plan_coverage(by=w.tam, event_id=event.pk, unit_id=w.news_desk.pk, now=NOON)
    office.named(event_id=event.pk, coverage_id=plan.pk)
    looked_at: Any = office.ids["coverage_id"]
    who = w.people[office.colleague(number)]
    operations.ask_for(by=w.tam, coverage_id=looked_at, kind="text", assignee_ids=[who.pk], now=NOON)
    mine = operations.ask_for(by=w.tam, coverage_id=plan.pk, kind="video", assignee_ids=[w.tam.pk], now=NOON)
    office.named(task_id=mine[0].pk)
    car = operations.add_resource(by=w.lan, agency_id=w.newspaper.pk, kind="vehicle", name=f"Xe {number}", now=NOON)
    operations.book(
        by=w.tam,
        coverage_id=looked_at,
        resource_id=car.pk,
        starts_at=NOON + HOUR,
        ends_at=NOON + 3 * HOUR,
        now=NOON,
    )


def in_the_slots(office: Office, number: int) -> None:
    """Slots, and outputs placed in the one that is looked at; calendars of other offices."""
    w = office.world
    office.named(slot_id=_slot(w, number).pk, day=str(LATER.date()))
    slot: Any = office.ids["slot_id"]
    _place(w, slot, number)
    day = f"202612{number + 1:02}"
    file = operations.hand_in_calendar(
        by=w.lan,
        agency_id=w.newspaper.pk,
        name=f"lich-{number}.ics",
        content=agenda.ics(f"UID:x{number}\r\nDTSTART;VALUE=DATE:{day}\r\nSUMMARY:Họp {number}"),
        now=NOON,
    )
    office.named(file_id=file.pk)


def _place(world: World, slot: UUID, number: int) -> None:
    placed = road.draft(world)
    operations.place(
        by=world.tam, slot_id=slot, day=LATER.date(), output_id=placed.pk, planned_length=100 + number, now=NOON
    )


def _slot(world: World, number: int) -> Slot:
    return operations.add_slot(
        by=world.lan,
        agency_id=world.newspaper.pk,
        name=f"Thư tin {number}",
        form="newsletter",
        kind="web",
        unit="characters",
        capacity=9000,
        weekdays=list(range(7)),
        goes_at=time(17),
        closes_before=60,
        now=NOON,
    )
