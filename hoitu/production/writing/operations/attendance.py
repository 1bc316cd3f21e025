"""Signs of life of open pages: who is there, who writes, and what the one who speaks must be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing.models import Presence, WritingLock
from hoitu.production.writing.operations import locks
from hoitu.production.writing.queries import Attendance, attendance, taken_from
from hoitu.production.writing.rules.leases import LEASE

TAB_LENGTH = 36


@dataclass(frozen=True)
class Sign:
    """A sign of life of a page: its tab, how long it has been open, whether it is the writing form.

    `typed`: something was typed since the last sign.
    """

    tab: str
    open_for: timedelta = timedelta(0)
    writes: bool = False
    typed: bool = False


@dataclass(frozen=True)
class Answer:
    """What a page is told: who is there, whether it may write, the newest version, and by whom it was taken over."""

    attendance: Attendance
    may_save: bool
    version: int
    taken: WritingLock | None


def check_in(*, by: Person, output_id: UUID, sign: Sign, now: datetime) -> Answer:
    """Note that a person has an output open in a tab; where they write and nobody else does, the lock is theirs.

    Raises NotFound. Not audited: it says only that a page is open.
    """
    access = newsroom.write_access(by, output_id, now)
    writes = sign.writes and access.may_save
    with transaction.atomic():
        presence, _made = Presence.objects.update_or_create(
            output_id=output_id,
            person=by,
            tab=sign.tab[:TAB_LENGTH],
            defaults={"seen_at": now, "writes": writes},
            create_defaults={"seen_at": now, "writes": writes, "opened_at": now - sign.open_for},
        )
        taken = _tell(by, output_id, presence.opened_at, now)
        if writes and taken is None:
            locks.hold(by, output_id, typed=sign.typed, now=now)
    return Answer(attendance(output_id, by, now, tab=sign.tab), access.may_save, access.output.version, taken)


def _tell(person: Person, output_id: UUID, opened_at: datetime, now: datetime) -> WritingLock | None:
    """Return the lock that was taken from a page that was open then; note that its person knows."""
    taken = taken_from(person, output_id, since=opened_at)
    if taken is not None and taken.told_at is None:
        taken.told_at = now
        taken.save(update_fields=["told_at"])
    return taken


def leave(*, by: Person, output_id: UUID, tab: str, now: datetime) -> None:
    """Note that a tab was closed; with the last tab that writes the lock is let go."""
    with transaction.atomic():
        Presence.objects.filter(output_id=output_id, person=by, tab=tab[:TAB_LENGTH]).delete()
        others = Presence.objects.filter(output_id=output_id, person=by, writes=True, seen_at__gt=now - LEASE)
        if not others.exists():
            locks.let_go(by, output_id, now)


def forget_the_gone(now: datetime) -> int:
    """Delete the presences that gave no sign for a whole lease; return how many."""
    deleted, _models = Presence.objects.filter(seen_at__lte=now - LEASE).delete()
    return deleted
