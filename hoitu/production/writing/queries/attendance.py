"""Who has an output open, and who writes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.reading.together import together
from hoitu.production.writing.models import Presence, WritingLock
from hoitu.production.writing.rules.leases import LEASE


@dataclass(frozen=True)
class Attendance:
    """Who is at an output, as one person sees it: the lock that counts, other readers, other tabs of their own."""

    lock: WritingLock | None
    is_mine: bool
    others: tuple[str, ...]
    in_another_tab: bool

    @property
    def is_theirs(self) -> bool:
        """Whether somebody else writes."""
        return self.lock is not None and not self.is_mine


def live_lock(output_id: UUID, now: datetime) -> WritingLock | None:
    """Return the lock that counts now, with its holder."""
    rows = WritingLock.objects.select_related("holder")
    return rows.filter(output_id=output_id, ended_at=None, until__gt=now).first()


def attendance(output_id: UUID, person: Person, now: datetime, *, tab: str = "") -> Attendance:
    """Return who is at an output now (one query); `tab` is the one that asks."""
    return attendance_of(together(**attendance_sets(output_id, now)), person, tab=tab)


def attendance_sets(output_id: UUID, now: datetime) -> dict[str, QuerySet[Any, Any]]:
    """Return what `attendance_of` is made of, to be read together with all else a screen shows."""
    locks = WritingLock.objects.filter(output_id=output_id, ended_at=None, until__gt=now)
    there = Presence.objects.filter(output_id=output_id, seen_at__gt=now - LEASE)
    return {
        "locks": locks.select_related("holder"),
        "presences": there.select_related("person").order_by("opened_at", "pk"),
    }


def attendance_of(rows: dict[str, list[Any]], person: Person, *, tab: str = "") -> Attendance:
    """Return who is there as one person sees it (no query)."""
    lock: WritingLock | None = next(iter(rows["locks"]), None)
    there, holder = rows["presences"], lock.holder_id if lock else None
    others = {row.person_id: str(row.person) for row in there if row.person_id not in {person.pk, holder}}
    return Attendance(
        lock=lock,
        is_mine=holder == person.pk,
        others=tuple(others.values()),
        in_another_tab=any(row.person_id == person.pk and row.writes and row.tab != tab for row in there),
    )


def taken_from(person: Person, output_id: UUID, *, since: datetime) -> WritingLock | None:
    """Return the lock that was taken over from a person since an instant, unless they hold a later one."""
    rows = WritingLock.objects.select_related("taken_by").filter(output_id=output_id, holder=person)
    latest = rows.order_by("-since").first()
    if latest is None or latest.ended_as != WritingLock.End.TAKEN_OVER or latest.ended_at is None:
        return None
    return latest if latest.ended_at >= since else None
