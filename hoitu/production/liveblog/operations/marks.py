"""What stands at the top of a live blog, and in its list of key events."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotReady, Stale
from hoitu.production.liveblog.models import Entry, Mark
from hoitu.production.liveblog.operations.at_blog import at_entry, refuse_others
from hoitu.production.liveblog.operations.publishing import tell
from hoitu.production.liveblog.rules.entries import MOST_PINS


@audited("liveblog.entry.mark")
def mark(*, by: Person, entry_id: UUID, what: str, now: datetime) -> Mark:
    """Pin an entry to the top (`pin`), or list it as a key event (`key`), until somebody ends it."""
    at, entry = at_entry(by, entry_id, now)
    refuse_others(at.judges)
    if what not in Mark.What.values or not entry.shown:
        raise NotReady(_("Only an entry that readers have can be marked."), code="not_published")
    held = Mark.objects.filter(entry__blog=at.blog, what=what, ended_at=None)
    if held.filter(entry=entry).exists():
        raise Stale(_("Somebody has marked it meanwhile."))
    if what == Mark.What.PIN and held.count() >= MOST_PINS:
        raise NotReady(_("At most three entries are pinned. Take one off first."), code="too_many")
    made = Mark.objects.create(entry=entry, what=what, by=by, at=now)
    _record("liveblog.entry.mark", by, entry, what, now)
    return made


@audited("liveblog.entry.unmark")
def unmark(*, by: Person, entry_id: UUID, what: str, now: datetime) -> Entry:
    """Take a pin or the mark of a key event off an entry."""
    at, entry = at_entry(by, entry_id, now)
    refuse_others(at.judges)
    if not Mark.objects.filter(entry=entry, what=what, ended_at=None).update(ended_at=now, ended_by=by):
        raise Stale(_("Somebody has taken the mark off meanwhile."))
    _record("liveblog.entry.unmark", by, entry, what, now)
    return entry


def _record(action: str, by: Person, entry: Entry, what: str, now: datetime) -> None:
    audit.record(by=by, action=action, target=entry, detail={"what": what}, now=now)
    tell(entry, now)
