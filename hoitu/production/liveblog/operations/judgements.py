"""What waits is let through or returned; what readers have is taken off."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotReady
from hoitu.production.liveblog.events import LiveEntryReturned
from hoitu.production.liveblog.models import Entry, Judgement, Mark, Removal, Version
from hoitu.production.liveblog.operations.at_blog import at_entry, refuse_others, refuse_stale
from hoitu.production.liveblog.operations.publishing import let_through, tell
from hoitu.production.liveblog.rules import rights, turns
from hoitu.production.newsroom import operations as newsroom


@audited("liveblog.entry.publish")
def publish(*, by: Person, entry_id: UUID, base: int, now: datetime) -> Entry:
    """Let the newest version of a waiting entry through to readers: exactly the one that was seen, else Stale."""
    at, entry = at_entry(by, entry_id, now)
    version = _waiting(entry, base)
    own = version.by_id == by.pk and at.publishes
    refuse_others(at.judges or own)
    if not entry.shown and not turns.shows_new_entries(at.blog.state):
        raise NotReady(_("The live blog is not open: open it first, then publish."), code="not_open")
    let_through(at, entry, version, by=by, now=now)
    audit.record(
        by=by, action="liveblog.entry.publish", target=entry, detail={"version": base, "place": entry.place}, now=now
    )
    return entry


@audited("liveblog.entry.return")
def send_back(*, by: Person, entry_id: UUID, base: int, reason: str, now: datetime) -> Entry:
    """Return a waiting entry to its writer with a reason; what readers had of it before stays as it was."""
    at, entry = at_entry(by, entry_id, now)
    refuse_others(at.judges)
    version, reason = _waiting(entry, base), newsroom.reason_of(reason)
    Judgement.objects.create(version=version, published=False, reason=reason, by=by, at=now)
    entry.state = Entry.State.RETURNED
    entry.save(update_fields=["state"])
    outbox.publish(event=LiveEntryReturned(str(entry.pk), base, reason, str(by.pk)), now=now)
    audit.record(
        by=by, action="liveblog.entry.return", target=entry, detail={"version": base, "reason": reason}, now=now
    )
    return entry


@audited("liveblog.entry.remove")
def remove(*, by: Person, entry_id: UUID, reason: str, now: datetime) -> Entry:
    """Take an entry off with a reason for the house; a writer may drop their own that readers never had.

    Readers see that an entry stood there, and none of its words.
    """
    at, entry = at_entry(by, entry_id, now)
    own = entry.written_by_id == by.pk and not entry.shown and rights.writes(at.who)
    refuse_others(at.judges or own)
    reason = newsroom.reason_of(reason)
    Removal.objects.create(entry=entry, reason=reason, by=by, at=now)
    Mark.objects.filter(entry=entry, ended_at=None).update(ended_at=now, ended_by=by)
    entry.state = Entry.State.REMOVED
    entry.save(update_fields=["state"])
    audit.record(by=by, action="liveblog.entry.remove", target=entry, detail={"reason": reason}, now=now)
    tell(entry, now)
    return entry


def _waiting(entry: Entry, base: int) -> Version:
    refuse_stale(entry, base)
    if entry.state != Entry.State.WAITING:
        raise NotReady(_("This entry does not wait for a decision."), code="wrong_state")
    return entry.versions.get(number=base)
