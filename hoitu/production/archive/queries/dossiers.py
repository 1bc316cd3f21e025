"""The dossiers of one's newsrooms."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from hoitu.foundation.directory.queries import Person
from hoitu.production.archive.queries.searching import reach_of
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.queries import Output


def dossiers(
    person: Person, now: datetime, *, text: str = "", unit_id: UUID | None = None, mine: bool = False
) -> QuerySet[Output]:
    """Return the outputs that gather others, the last saved first: those one may work on, of one's newsrooms."""
    own = reach_of(person, now).own
    rows = newsroom.outputs(person, now, text=text, unit_id=unit_id, mine=mine, gathering=True)
    others = Q(state="released") & ~Q(story__agency_id__in=own)  # everybody finds those, in the archive
    return rows.exclude(others).defer("body", "lead", "ai_use", "folded")
