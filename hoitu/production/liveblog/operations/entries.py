"""Entries are written, and corrected by a new version."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import queries as media
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.liveblog.models import Entry, Version
from hoitu.production.liveblog.operations.at_blog import At, at_blog, at_entry, refuse_others, refuse_stale
from hoitu.production.liveblog.operations.publishing import ask, let_through
from hoitu.production.liveblog.rules import entries, rights, turns
from hoitu.production.liveblog.rules.entries import Words
from hoitu.production.newsroom.rules.tidying import says_something, tidy_line


@audited("liveblog.entry.write", target="output_id")
def write(
    *,
    by: Person,
    output_id: UUID,
    text: str,
    kind: str = Version.Kind.UPDATE,
    headline: str = "",
    photo_id: int | None = None,
    caption: str = "",
    entry_id: UUID | None = None,
    now: datetime,
) -> Entry:
    """Write an entry. It reaches readers at once where the agency's rule lets this person and the blog is open.

    Sent again with the same `entry_id`, as from a phone that lost its answer, it is there once.
    """
    at = at_blog(by, output_id, now)
    if not rights.writes(at.who):
        raise NotAllowed(_("Only those who work on this story, and its desk, write live entries."))
    there = Entry.objects.filter(pk=entry_id).first() if entry_id else None
    if there is not None:
        return _same(there, by, at)
    if not turns.takes_entries(at.blog.state):
        raise NotReady(_("The live blog has ended: open it again to write in it."), code="closed")
    words = _checked(Words(kind, text, headline, photo_id, caption))
    entry = Entry.objects.create(id=entry_id or new_id(), blog=at.blog, written_by=by, written_at=now)
    version = _version(entry, words, by, now)
    if at.publishes and turns.shows_new_entries(at.blog.state):
        let_through(at, entry, version, by=by, now=now)
    else:
        ask(version, by=by, now=now)
    detail = {"kind": kind, "published": entry.shown == version.number}
    audit.record(by=by, action="liveblog.entry.write", target=entry, detail=detail, now=now)
    return entry


@audited("liveblog.entry.correct")
def correct(
    *,
    by: Person,
    entry_id: UUID,
    base: int,
    text: str,
    kind: str = Version.Kind.UPDATE,
    headline: str = "",
    photo_id: int | None = None,
    caption: str = "",
    note: str = "",
    now: datetime,
) -> Entry:
    """Give an entry a new version, from the newest one that was seen; where readers have it, a note tells them why.

    Raises Stale for any other version. Corrections are made in every state: what is wrong does not stay.
    """
    at, entry = at_entry(by, entry_id, now)
    refuse_others(at.judges or (entry.written_by_id == by.pk and rights.writes(at.who)))
    refuse_stale(entry, base)
    note = tidy_line(note)
    if entry.shown and not says_something(note):
        raise NotReady(_("Tell readers what was corrected: they have read the earlier words."), code="no_note")
    if not entry.shown and not turns.takes_entries(at.blog.state):
        raise NotReady(_("The live blog has ended: open it again to write in it."), code="closed")
    words = _checked(Words(kind, text, headline, photo_id, caption))
    entry.newest += 1
    version = _version(entry, words, by, now, note if entry.shown else "")
    entry.state = Entry.State.WAITING
    if at.publishes and (entry.shown or turns.shows_new_entries(at.blog.state)):
        let_through(at, entry, version, by=by, now=now)
    else:
        ask(version, by=by, now=now)
    entry.save()
    detail = {"version": version.number, "published": entry.shown == version.number, "note": version.note}
    audit.record(by=by, action="liveblog.entry.correct", target=entry, detail=detail, now=now)
    return entry


def _same(there: Entry, by: Person, at: At) -> Entry:
    if there.blog_id != at.blog.pk or there.written_by_id != by.pk:
        raise NotFound(_("There is no such entry."))
    return there


def _checked(words: Words) -> Words:
    tidied = entries.tidied(words)
    if tidied.kind not in Version.Kind.values:
        raise NotReady(_("Choose what kind of entry it is."), code="no_kind")
    if entries.is_empty(tidied):
        raise NotReady(_("Write something first."), code="no_words")
    if entries.too_long(tidied):
        raise NotReady(_("The entry is too long: tell it in two."), code="too_long")
    if tidied.photo_id and not media.Photo.objects.filter(pk=tidied.photo_id).exists():
        raise NotReady(_("This photo is no longer in the library: choose another."), code="no_photo")
    return tidied


def _version(entry: Entry, words: Words, by: Person, now: datetime, note: str = "") -> Version:
    if len(note) > entries.LONGEST_NOTE:
        raise NotReady(_("The note to readers is too long."), code="too_long")
    return Version.objects.create(
        entry=entry,
        number=entry.newest,
        kind=words.kind,
        headline=words.headline,
        text=words.text,
        photo_id=words.photo_id,
        caption=words.caption,
        note=note,
        by=by,
        at=now,
    )
