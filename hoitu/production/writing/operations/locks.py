"""Who writes a text: the lock on a lease, its hand-over, and the gate every save passes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.kernel.refusal import NotAllowed, Refusal, Stale
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing.events import LockTakenOver
from hoitu.production.writing.models import WritingLock
from hoitu.production.writing.queries import live_lock
from hoitu.production.writing.rules.leases import is_live, resumes, until_after


def held_by_another(person: Person, output_id: UUID, now: datetime) -> Refusal | None:
    """Return the refusal of a save into a text that somebody else is writing, or None."""
    lock = live_lock(output_id, now)
    if lock is None or lock.holder_id == person.pk:
        return None
    words = {"who": lock.holder, "since": f"{lock.since.astimezone(HO_CHI_MINH):%H:%M}"}
    return Stale(
        _(
            "%(who)s has been writing this text since %(since)s. What you wrote is kept as your side draft: "
            "wait until they leave, or take over the writing, then put it in."
        )
        % words,
        code="held",
    )


def hold(person: Person, output_id: UUID, *, typed: bool, now: datetime) -> WritingLock | None:
    """Let a person hold the lock where nobody else does; return the lock that counts then, whoever holds it."""
    lock = _open_lock(output_id)
    if lock is not None and not is_live(lock.until, now):
        _end(lock, WritingLock.End.EXPIRED, at=lock.until)
        lock = None
    if lock is None:
        lock = _resume(person, output_id, now) or _begin(person, output_id, now)
    if lock is not None and lock.holder_id == person.pk:
        lock.until = until_after(now)
        lock.typed_at = now if typed else lock.typed_at
        lock.save(update_fields=["until", "typed_at"])
    return lock


def let_go(person: Person, output_id: UUID, now: datetime) -> None:
    """End the lock of a person who leaves."""
    lock = WritingLock.objects.filter(output_id=output_id, holder=person, ended_at=None).first()
    if lock is not None:
        _end(lock, WritingLock.End.LEFT, at=now)


@audited("writing.lock.take_over")
def take_over(*, by: Person, output_id: UUID, now: datetime) -> WritingLock:
    """Take the writing of a text over from whoever holds it; they are told, and what they had not saved is kept.

    Raises NotFound, or NotAllowed for somebody who may not edit the text now. Without a holder it is simply taken.
    """
    access = newsroom.write_access(by, output_id, now)
    if not access.may_save:
        raise NotAllowed(_("You may not edit this text now, so there is nothing to take over."))
    lock = _open_lock(output_id)
    if lock is not None and lock.holder_id == by.pk:
        return lock
    live = lock is not None and is_live(lock.until, now)
    if lock is not None:
        lock.taken_by = by if live else None
        _end(lock, WritingLock.End.TAKEN_OVER if live else WritingLock.End.EXPIRED, at=now if live else lock.until)
    held = WritingLock.objects.create(output_id=output_id, holder=by, since=now, until=until_after(now))
    if lock is not None and live:
        _tell_of_it(by, lock, access.output, now)
    return held


def _tell_of_it(by: Person, lock: WritingLock, output: newsroom.Output, now: datetime) -> None:
    """Tell whoever held the lock, and the audit: last of all, for a save holds its output and waits for the audit."""
    taken = LockTakenOver(str(output.pk), taken_from=str(lock.holder_id), taken_by=str(by.pk))
    outbox.publish(event=taken, now=now)
    detail = {"taken_from": str(lock.holder), "since": lock.since.isoformat()}
    audit.record(by=by, action="writing.lock.take_over", target=output, detail=detail, now=now)


def _open_lock(output_id: UUID) -> WritingLock | None:
    rows = WritingLock.objects.select_related("holder").select_for_update(of=("self",), no_key=True)
    return rows.filter(output_id=output_id, ended_at=None).first()


def _begin(person: Person, output_id: UUID, now: datetime) -> WritingLock | None:
    """Begin a lock; where another came first in the same moment, theirs is returned."""
    try:
        with transaction.atomic():
            return WritingLock.objects.create(output_id=output_id, holder=person, since=now, until=until_after(now))
    except IntegrityError:
        return _open_lock(output_id)


def _resume(person: Person, output_id: UUID, now: datetime) -> WritingLock | None:
    """Open the latest lock again where this person left it a moment ago, as a page that is loaded again does."""
    latest = WritingLock.objects.select_related("holder").filter(output_id=output_id).order_by("-since").first()
    if latest is None or latest.holder_id != person.pk or latest.ended_as != WritingLock.End.LEFT:
        return None
    if latest.ended_at is None or not resumes(latest.ended_at, now):
        return None
    latest.ended_at, latest.ended_as = None, ""
    try:
        with transaction.atomic():
            latest.save(update_fields=["ended_at", "ended_as"])
    except IntegrityError:
        return _open_lock(output_id)
    return latest


def _end(lock: WritingLock, how: WritingLock.End, *, at: datetime) -> None:
    lock.ended_at, lock.ended_as = at, how
    lock.save(update_fields=["ended_at", "ended_as", "taken_by"])
