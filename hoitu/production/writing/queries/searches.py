"""Saved searches: whose they are, and what they hold for one person."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.directory.rules import Held
from hoitu.kernel.refusal import NotFound
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.writing.models import Follow, SavedSearch

LISTS = {SavedSearch.Of.STORIES: "newsroom:story_list", SavedSearch.Of.OUTPUTS: "newsroom:output_list"}


@dataclass(frozen=True)
class Shown:
    """A saved search as one person sees it; `follow` is None for who is not told of it."""

    search: SavedSearch
    follow: Follow | None
    is_mine: bool


def desks_of(roles: Collection[Held]) -> frozenset[UUID]:
    """Return the desks a person works in."""
    return frozenset(held.unit_id for held in roles if held.unit_id)


def searches_of(person: Person, roles: Collection[Held], of: str) -> list[Shown]:
    """Return the searches of a list that are a person's own or shared with their desks (two queries)."""
    rows = SavedSearch.objects.filter(of=of, dropped_at=None).filter(
        Q(owner=person, unit=None) | Q(unit_id__in=desks_of(roles))
    )
    mine = Prefetch("follows", Follow.objects.filter(person=person), to_attr="mine")
    found = rows.select_related("unit", "owner").prefetch_related(mine).order_by("name", "pk")
    return [Shown(row, next(iter(row.mine), None), row.owner_id == person.pk) for row in found]


def search_for(person: Person, roles: Collection[Held], search_id: UUID) -> SavedSearch:
    """Return a saved search a person may use; raises NotFound."""
    mine = Q(owner=person) | Q(unit_id__in=desks_of(roles))
    found = SavedSearch.objects.filter(mine, pk=search_id, dropped_at=None).first()
    if found is None:
        raise NotFound(_("There is no such saved search, or it is not yours."))
    return found


def address_of(search: SavedSearch) -> str:
    """Return the list with the search's filters."""
    return f"{reverse(LISTS[SavedSearch.Of(search.of)])}?{urlencode(sorted(_in_query(search.filters).items()))}"


def rows_of(search: SavedSearch, person: Person, now: datetime) -> QuerySet[Any]:
    """Return what a search holds for a person now, as the list itself would show it."""
    filters = dict(search.filters)
    if "unit_id" in filters:
        filters["unit_id"] = UUID(filters["unit_id"])
    read = newsroom.stories if search.of == SavedSearch.Of.STORIES else newsroom.outputs
    return read(person, now, **filters)


def _in_query(filters: Mapping[str, Any]) -> dict[str, str]:
    return {name: "on" if value is True else str(value) for name, value in filters.items()}
