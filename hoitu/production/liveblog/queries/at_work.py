"""What the newsroom sees of its live blogs: one of them, one entry, what waits, all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Case, Count, OuterRef, Prefetch, Q, QuerySet, Subquery, When
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.roles import Level
from hoitu.foundation.directory.rules import Standing
from hoitu.foundation.reading.unindexed import unindexed
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound
from hoitu.production.liveblog.models import Blog, Entry, Mark, Rule, Version
from hoitu.production.liveblog.rules import entries, rights, turns
from hoitu.production.liveblog.rules.rights import EDITOR
from hoitu.production.liveblog.ruling import way_of
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Output
from hoitu.production.newsroom.rules.standing import Place, capacities

LEVELS = tuple(level.value for level in Level if level != Level.LANGUAGE)
HEAD_LEVELS = (Level.SECRETARIAT.value, Level.CHIEF.value)
DESK_LEVELS = (Level.DESK.value, *HEAD_LEVELS)
MOST_WAITING = 200
WAITING = Count("entries", filter=Q(entries__state=Entry.State.WAITING))


@dataclass(frozen=True)
class BlogPage:
    """A live blog, or a web output that may become one, and what this person may do there."""

    output: Output
    blog: Blog | None
    who: frozenset[str]
    way: str
    was_released: bool
    has_place: bool

    @property
    def writes(self) -> bool:
        return rights.writes(self.who) and self.output.state != "withdrawn"

    @property
    def publishes(self) -> bool:
        """Whether what this person writes reaches readers at once."""
        return rights.publishes(self.who, self.way)

    @property
    def judges(self) -> bool:
        return rights.judges(self.who, self.way) and self.output.state != "withdrawn"

    @property
    def acts(self) -> list[str]:
        """The turns this person may take now."""
        if self.blog is None or not rights.runs(self.who) or self.output.state == "withdrawn":
            return []
        return [act for act in turns.acts_in(self.blog.state) if act != "open" or self.was_released]


def blog_page(person: Person, output_id: UUID, now: datetime) -> BlogPage:
    """Return a live blog for whoever may read the story file; NotAllowed for who reads only what was released."""
    met = newsroom.meeting(person, output_id, now)
    if not met.is_inside:
        raise NotAllowed(_("Live entries are read and written in their own newsroom."))
    blog = Blog.objects.filter(pk=output_id).annotate(waiting=WAITING).first()
    way = way_of(met.output.story.agency_id)
    has_place = entries.has_place(newsroom.content_of(met.output).body)
    return BlogPage(met.output, blog, met.who, way, met.was_released, has_place)


def entry_page(person: Person, entry_id: UUID, now: datetime) -> tuple[BlogPage, Entry]:
    """Return an entry with its versions, and the page of its blog; raises NotFound."""
    entry = _whole(Entry.objects.filter(pk=entry_id)).first()
    if entry is None:
        raise NotFound(_("There is no such entry."))
    return blog_page(person, entry.blog_id, now), entry


def entries_of(blog: Blog) -> QuerySet[Entry]:
    """Return the entries of a blog with their versions, what waits first, then the newest."""
    settled = Case(When(state=Entry.State.WAITING, then=0), default=1)
    return _whole(Entry.objects.filter(blog=blog)).order_by(settled, "-written_at", "-pk")


def _whole(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    versions = Version.objects.select_related("by", "photo", "judgement__by").order_by("-number")
    marks = Mark.objects.filter(ended_at=None).order_by("pk")
    return rows.select_related("written_by", "removal__by").prefetch_related(
        Prefetch("versions", versions), Prefetch("marks", marks, to_attr="open_marks")
    )


def blogs_of_story(story_id: UUID) -> QuerySet[Blog]:
    """Return the live blogs of a story."""
    return Blog.objects.filter(output__story_id=story_id).select_related("output__story").order_by("-begun_at")


def blogs_of_output(output_id: UUID) -> QuerySet[Blog]:
    """Return the live blog of an output, if it has one."""
    return Blog.objects.filter(pk=output_id).order_by("pk")


def blogs_seen_by(person: Person, now: datetime) -> QuerySet[Blog]:
    """Return the live blogs of a person's agencies, those that run first, with how many entries wait."""
    standing = directory.standing(person, local_date(now))
    agencies = standing.places | standing.took_over(standing.places)
    rows = Blog.objects.filter(output__story__agency_id__in=agencies).select_related("output__story")
    return rows.annotate(waiting=WAITING, ended=Q(state=Blog.State.CLOSED)).order_by("ended", "-begun_at")


def waiting_for(person: Person, now: datetime) -> list[Entry]:
    """Return the entries that wait for this person's decision, the oldest first (one query beside the standing)."""
    standing = directory.standing(person, local_date(now))
    newest = Rule.objects.filter(agency=OuterRef("blog__output__story__agency")).order_by("-set_at", "-pk")
    agencies = standing.places | standing.took_over(standing.places)
    rows = (
        _with_words(Entry.objects.filter(state=Entry.State.WAITING))
        .alias(newsroom=unindexed("blog__output__story__agency_id"))  # few entries, many stories
        .filter(newsroom__in=agencies)
        .exclude(blog__state=Blog.State.CLOSED)
        .annotate(way=Subquery(newest.values("way")[:1]))
        .order_by("written_at", "pk")
    )
    return [entry for entry in rows[:MOST_WAITING] if _decides(person, standing, entry)]


def returned_to(person: Person) -> QuerySet[Entry]:
    """Return the entries that came back to their writer, the newest first."""
    rows = Entry.objects.filter(state=Entry.State.RETURNED, written_by=person).exclude(blog__state=Blog.State.CLOSED)
    return _with_words(rows).order_by("-written_at", "-pk")


def entry_told_of(entry_id: UUID, version: int, state: str) -> Entry | None:
    """Return an entry with its words, for those who are told of it; None where it has gone on since."""
    return _with_words(Entry.objects.filter(pk=entry_id, newest=version, state=state)).first()


def deciders_of(entry: Entry, on: date) -> set[UUID]:
    """Return who is told that an entry waits: those who approve at the levels the agency's rule lets decide."""
    output = entry.blog.output
    levels = HEAD_LEVELS if way_of(output.story.agency_id) == rights.HEAD else DESK_LEVELS
    return newsroom.approvers_of(output, levels, on)


def _with_words(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    said = Version.objects.filter(entry=OuterRef("pk"), number=OuterRef("newest"))
    return rows.select_related("blog__output__story", "written_by").annotate(
        headline=Subquery(said.values("headline")[:1]), text=Subquery(said.values("text")[:1])
    )


def _decides(person: Person, standing: Standing, entry: Entry) -> bool:
    story = entry.blog.output.story
    place = Place(story.agency_id, story.unit_id, LEVELS, "")
    way: str = entry.way or EDITOR  # type: ignore[attr-defined] # annotated by the only caller
    return rights.judges(capacities(person.pk, standing, place), way)
