"""Whom a pair concerns; asked by the notices, hence without a person's permissions."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.roles import Role
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.translation.models import Pair


def pair_behind(pair_id: UUID) -> Pair | None:
    """Return a pair with paragraphs to do, None where it has none any more."""
    rows = Pair.objects.select_related("source__story", "target__story")
    return rows.filter(pk=pair_id, open_marks__gt=0).first()


def translators_of(pair: Pair, on: date) -> set[UUID]:
    """Return the Khmer translators who make the text; where none was named, all of its agency."""
    able = directory.holders({Role.TRANSLATOR}, agency_id=pair.target.story.agency_id, on=on)
    translators = set(able.values_list("pk", flat=True))
    return translators & newsroom.writers_of(pair.target) or translators
