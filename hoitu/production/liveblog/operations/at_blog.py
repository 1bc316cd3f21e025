"""The first step of every act: the blog under its lock, and how the person meets it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.liveblog.models import Blog, Entry
from hoitu.production.liveblog.rules import rights
from hoitu.production.liveblog.ruling import way_of
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Meeting


@dataclass(frozen=True)
class At:
    """A locked blog, how a person meets its output, and the agency's way."""

    blog: Blog
    met: Meeting
    way: str

    @property
    def who(self) -> frozenset[str]:
        return self.met.who

    @property
    def publishes(self) -> bool:
        """Whether what this person writes reaches readers at once."""
        return rights.publishes(self.who, self.way)

    @property
    def judges(self) -> bool:
        """Whether this person decides on the entries of others."""
        return rights.judges(self.who, self.way)


def at_blog(by: Person, output_id: UUID, now: datetime) -> At:
    """Lock a blog for an act; raises NotFound where this person may not know of it, NotReady once it was withdrawn."""
    met = newsroom.meeting(by, output_id, now)
    rows = Blog.objects.select_related("output__story").select_for_update(of=("self",), no_key=True)
    blog = rows.filter(pk=output_id).first()
    if blog is None:
        raise NotFound(_("This output is not told live: begin it first."))
    if met.output.state == "withdrawn":
        raise NotReady(_("The article was withdrawn: nothing more is told in it."), code="withdrawn")
    return At(blog, met, way_of(met.output.story.agency_id))


def at_entry(by: Person, entry_id: UUID, now: datetime) -> tuple[At, Entry]:
    """Lock the blog of an entry, then read the entry: who comes second sees what the first has done."""
    output_id = Entry.objects.filter(pk=entry_id).values_list("blog_id", flat=True).first()
    if output_id is None:
        raise NotFound(_("There is no such entry."))
    at = at_blog(by, output_id, now)
    entry = Entry.objects.select_related("written_by").get(pk=entry_id)
    entry.blog = at.blog
    if entry.state == Entry.State.REMOVED:
        raise NotReady(_("This entry was taken off already."), code="removed")
    return at, entry


def refuse_others(right: bool) -> None:  # noqa: FBT001 - the one thing it is asked
    """Refuse an act that belongs to those who decide on entries."""
    if not right:
        raise NotAllowed(_("This is decided by those who publish live entries here: ask the desk or the secretariat."))


def refuse_stale(entry: Entry, base: int) -> None:
    """Refuse an act on a version that is no longer the newest."""
    if base != entry.newest:
        raise Stale(_("Somebody has changed this entry meanwhile: look at its newest version, then decide."))
