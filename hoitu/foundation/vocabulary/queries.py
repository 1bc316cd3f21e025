"""All reads of the vocabulary: what was in force on a day, and what an old place is now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from hoitu.foundation.reading.together import together
from hoitu.foundation.vocabulary.models import Place, PlaceSuccession, Section, Topic
from hoitu.kernel.text import fold

__all__ = [
    "Gone",
    "Place",
    "Section",
    "Successor",
    "Topic",
    "all_sections",
    "gone_on",
    "origins_of",
    "parts_of",
    "place",
    "place_at",
    "place_now",
    "places_on",
    "section",
    "sections_on",
    "terms_on",
    "topic",
    "topics",
]


@dataclass(frozen=True)
class Successor:
    """What a place became; `verified` says whether the source of the mapping is an official text."""

    place: Place
    verified: bool
    source: str


@dataclass(frozen=True)
class Gone:
    """A name no place bears any more: the day after its last, and the names of what it went into, if known."""

    name: str
    until: date
    now: tuple[str, ...]
    source: str
    verified: bool


def _in_force(day: date) -> Q:
    return Q(from_date__lte=day) & (Q(to_date=None) | Q(to_date__gt=day))


def sections_on(day: date) -> QuerySet[Section]:
    """Return the sections in force on a day, in the order of the house."""
    return Section.objects.filter(_in_force(day)).order_by("position", "name")


def all_sections() -> QuerySet[Section]:
    """Return every section there ever was, in the order of the house."""
    return Section.objects.order_by("position", "name")


def section(code: str) -> Section | None:
    """Return the section with this code, closed ones too; codes are never reused."""
    return Section.objects.filter(code=code).first()


def topics(*, search: str = "", include_retired: bool = False, broader: str | None = None) -> QuerySet[Topic]:
    """Return topics by code, found by any of their names with or without accents.

    Retired ones (not to be newly chosen) only when asked, those under a broader code only when given.
    """
    found = Topic.objects.all() if include_retired else Topic.objects.filter(retired_date=None)
    if broader is not None:
        found = found.filter(broader__code=broader)
    for word in fold(search).split():
        found = found.filter(folded__contains=word)
    return found.order_by("code")


def topic(code: str) -> Topic | None:
    """Return one topic by its IPTC code (`medtop:…`), retired ones too."""
    return Topic.objects.filter(code=code).first()


def places_on(day: date, *, kind: str | None = None, search: str = "") -> QuerySet[Place]:
    """Return the places in force on a day, by code; of one kind, or found by name without accents, when given."""
    found = Place.objects.filter(_in_force(day))
    if kind is not None:
        found = found.filter(kind=kind)
    for word in fold(search).split():
        found = found.filter(Q(folded__contains=word) | Q(code=word))
    return found.order_by("code")


def terms_on(day: date) -> dict[str, list[Section] | list[Topic] | list[Place]]:
    """Return `sections`, `topics` and `places` that may be chosen on a day (one query)."""
    return together(sections=sections_on(day), topics=topics(), places=places_on(day))


def place(pk: int) -> Place | None:
    """Return one place with what it is part of."""
    return Place.objects.select_related("parent").filter(pk=pk).first()


def parts_of(place: Place) -> QuerySet[Place]:
    """Return the places that are part of one, by code."""
    return Place.objects.filter(parent=place).order_by("code")


def origins_of(place: Place) -> QuerySet[PlaceSuccession]:
    """Return what went into a place."""
    return PlaceSuccession.objects.filter(new=place).select_related("old").order_by("old__code")


def place_at(code: str, day: date) -> Place | None:
    """Return which place had this code on this day: a code alone does not identify a place."""
    return Place.objects.filter(_in_force(day), code=code).first()


def place_now(place: Place, day: date) -> list[Successor]:
    """Return what a place is on a day: itself while it lasts, else all it went into; empty when not known."""
    if place.from_date <= day and (place.to_date is None or day < place.to_date):
        return [Successor(place, verified=True, source="")]
    found: dict[int, Successor] = {}
    waiting, seen = [(place.pk, True)], {place.pk}
    while waiting:
        old_id, sure = waiting.pop()
        steps = PlaceSuccession.objects.filter(old_id=old_id, on_date__lte=day).select_related("new")
        for step in steps:
            verified = sure and step.verified
            if step.new.to_date is None or day < step.new.to_date:
                found.setdefault(step.new_id, Successor(step.new, verified, step.source))
            elif step.new_id not in seen:
                seen.add(step.new_id)
                waiting.append((step.new_id, verified))
    return sorted(found.values(), key=lambda successor: successor.place.code)


def gone_on(names: Collection[str], day: date) -> list[Gone]:
    """Return which of these names (“Tỉnh Trà Vinh”, as listed) were those of places and are of none on a day."""
    rows = list(Place.objects.filter(name__in=names).order_by("to_date")) if names else []
    alive = {row.name for row in rows if row.to_date is None or row.to_date > day}
    last = {row.pk: row for row in rows if row.name not in alive}
    steps = PlaceSuccession.objects.filter(old_id__in=last, on_date__lte=day).select_related("new")
    into: dict[str, list[PlaceSuccession]] = {row.name: [] for row in last.values()}
    for step in steps if last else ():
        into[last[step.old_id].name].append(step)
    until = {row.name: row.to_date for row in last.values() if row.to_date}
    return [_gone(name, until[name], found) for name, found in into.items()]


def _gone(name: str, until: date, steps: list[PlaceSuccession]) -> Gone:
    now = tuple(sorted({step.new.name for step in steps}))
    source = next((step.source for step in steps), "")
    return Gone(name, until, now, source, verified=bool(steps) and all(step.verified for step in steps))
