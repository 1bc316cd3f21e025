"""Events of the newspaper's plan in short steps, for tests."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.planning import operations
from hoitu.production.planning.models import Event
from hoitu.production.planning.operations import EventDraft
from hoitu.production.planning.rules.when import When, hours, whole_days
from tests.world import NOON, World

TUESDAY = date(2026, 11, 24)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """An hour in Việt Nam."""
    return datetime.combine(day, time(hour, minute), HO_CHI_MINH)


def all_day(first: date = TUESDAY, last: date | None = None) -> When:
    return whole_days(first, last or first)


def from_to(day: date, begins: int, ends: int) -> When:
    return hours(at(day, begins), at(day, ends))


def event(world: World, *, by: Person | None = None, now: datetime = NOON, desk: bool = True, **told: Any) -> Event:
    draft = EventDraft(**{"title": "Hội nghị chuyển đổi số", "when": all_day(), **told})
    return operations.add_event(
        by=by or world.tam,
        agency_id=world.newspaper.pk,
        unit_id=world.news_desk.pk if desk else None,
        draft=draft,
        now=now,
    )


def ics(*entries: str, method: str = "") -> str:
    """A calendar file of these VEVENT bodies."""
    parts = [f"BEGIN:VEVENT\r\n{entry.strip()}\r\nEND:VEVENT" for entry in entries]
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//UBND tinh//vi//\r\n"
    return head + (f"METHOD:{method}\r\n" if method else "") + "\r\n".join(parts) + "\r\nEND:VCALENDAR\r\n"
