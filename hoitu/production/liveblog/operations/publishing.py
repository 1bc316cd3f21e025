"""A version reaches readers (its photo's rights are asked, it gets its place, the site is told), or waits."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import queries as media
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotReady
from hoitu.production.liveblog.events import LiveEntryChanged, LiveEntryWaits
from hoitu.production.liveblog.models import Entry, Judgement, Version
from hoitu.production.liveblog.operations.at_blog import At

PURPOSE = "web"


def let_through(at: At, entry: Entry, version: Version, *, by: Person, now: datetime) -> None:
    """Let a version through to readers and save its entry; raises NotReady where its photo may not be shown today."""
    if version.photo_id:
        problems = media.works_of(photo_ids=[version.photo_id]).problems(purpose=PURPOSE, on=local_date(now))
        if problems:
            raise NotReady(_("The photo may not be shown yet."), problems=problems, code="photo")
    Judgement.objects.create(version=version, published=True, by=by, at=now)
    if entry.place is None:
        at.blog.places += 1
        at.blog.save(update_fields=["places"])
        entry.place = at.blog.places
    entry.shown, entry.state = version.number, Entry.State.PUBLISHED
    entry.save()
    tell(entry, now)


def ask(version: Version, *, by: Person, now: datetime) -> None:
    """Tell those who decide that a version waits for them."""
    outbox.publish(event=LiveEntryWaits(str(version.entry_id), version.number, str(by.pk)), now=now)


def tell(entry: Entry, now: datetime) -> None:
    """Tell the site that readers see an entry anew; nothing of one that they never saw."""
    if entry.place is not None:
        outbox.publish(event=LiveEntryChanged(str(entry.blog_id), entry.place), now=now)
