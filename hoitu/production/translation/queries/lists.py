"""The translator's queue and the matrix of languages: filtered, ordered, ready for a paginator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Output, Story
from hoitu.production.translation.models import Pair

GONE = ("withdrawn", "spiked")


def queue(
    person: Person, now: datetime, *, text: str = "", unit_id: UUID | None = None, what: str = ""
) -> QuerySet[Pair]:
    """Return the pairs with paragraphs to do whose story file a person may read, the first due first.

    `what` narrows: "late" past their hour, "released" those whose translation readers have, "mine" those whose Khmer
    text the person wrote last. Each carries `due`: the hour to follow a change, else the output's own due time.
    """
    inside = newsroom.stories(person, now).order_by().filter(pk=OuterRef("source__story"))
    rows = Pair.objects.filter(Exists(inside), open_marks__gt=0)
    if text or unit_id or what == "mine":
        wanted = newsroom.outputs(person, now, text=text, unit_id=unit_id, language="km", mine=what == "mine")
        rows = rows.filter(target__in=wanted.order_by().values("pk"))
    rows = rows.exclude(target__state__in=GONE)
    rows = rows.annotate(due=Coalesce("follow_by", "target__due_at"))
    if what == "late":
        rows = rows.filter(due__lt=now)
    if what == "released":
        rows = rows.exclude(follow_by=None)
    related = rows.select_related("source__story__unit", "target__saved_by", "source__saved_by")
    return related.order_by(Coalesce("due", "made_at"), "pk")


def to_do(person: Person, now: datetime) -> QuerySet[Pair]:
    """Return what waits for a translator, for their desk."""
    return queue(person, now)


def unpaired(person: Person, now: datetime) -> QuerySet[Output]:
    """Return the Khmer outputs without a pair whose story has the Vietnamese output of their kind, newest first."""
    rows = newsroom.outputs(person, now, language="km").exclude(state__in=GONE)
    paired = Pair.objects.filter(target=OuterRef("pk"))
    sources = Output.objects.filter(story=OuterRef("story"), kind=OuterRef("kind"), language="vi")
    return rows.filter(~Exists(paired), Exists(sources))


@dataclass(frozen=True)
class MatrixRow:
    """A story with its outputs by language, and the pairs among them."""

    story: Story
    vi: list[Output]
    km: list[tuple[Output, Pair | None]]
    wanting: list[Output]


def matrix(
    person: Person, now: datetime, *, text: str = "", unit_id: UUID | None = None, what: str = ""
) -> QuerySet[Story]:
    """Return the stories a person may know of, the last opened first, for the matrix of languages.

    `what` narrows: "behind" with paragraphs to do, "without" with no Khmer output, "current" with pairs that are all
    up to date.
    """
    rows = newsroom.stories(person, now, text=text, unit_id=unit_id)
    pairs = Pair.objects.filter(source__story=OuterRef("pk")).exclude(target__state__in=GONE)
    behind, khmer = Exists(pairs.filter(open_marks__gt=0)), Q(outputs__language="km")
    if what == "behind":
        rows = rows.filter(behind)
    if what == "current":
        rows = rows.filter(Exists(pairs), ~behind)
    if what == "without":
        rows = rows.filter(outputs__language="vi").exclude(pk__in=Story.objects.filter(khmer).values("pk"))
    return rows


def matrix_rows(stories: Iterable[Story]) -> list[MatrixRow]:
    """Return the rows of one page (one query; the outputs come with the stories)."""
    listed = list(stories)
    pairs = {pair.target_id: pair for pair in Pair.objects.filter(source__story__in=listed)}
    return [_row(story, pairs) for story in listed]


def _row(story: Story, pairs: dict[UUID, Pair]) -> MatrixRow:
    outputs = list(story.outputs.all())
    vi = [each for each in outputs if each.language == "vi"]
    km = [(each, pairs.get(each.pk)) for each in outputs if each.language == "km"]
    there = {each.kind for each, _pair in km}
    return MatrixRow(story, vi, km, [each for each in vi if each.kind not in there])
