"""What a day or a week had to offer for a bulletin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.kernel.refusal import NotAllowed
from hoitu.production.archive.models import Entry
from hoitu.production.archive.queries.searching import reach_of
from hoitu.production.archive.rules.highlights import propose
from hoitu.production.archive.rules.standing import State
from hoitu.production.newsroom import queries as newsroom

LOOKED_THROUGH = 500


@dataclass(frozen=True)
class Proposal:
    """An article proposed for a bulletin, with what may be said of it (its lead)."""

    entry: Entry
    section_name: str
    is_marked: bool
    note: str = ""


def highlights(
    person: Person, *, since: date, until: date, language: str, most: int, per_section: int, now: datetime
) -> list[Proposal]:
    """Return what a bulletin of one's newsrooms proposes for these days, inclusive (three queries and the reach)."""
    own = reach_of(person, now).own
    if not own:
        raise NotAllowed(_("A bulletin is made by a newsroom."))
    begins = datetime.combine(since, time.min, HO_CHI_MINH)
    ends = datetime.combine(until + timedelta(days=1), time.min, HO_CHI_MINH)
    rows = Entry.objects.filter(agency_id__in=own, kind="web", language=language, state=State.STANDING)
    rows = rows.filter(released_at__gte=begins, released_at__lt=ends).order_by("-number")
    chosen = propose(_candidates(rows), most=most, per_section=per_section)
    kept = newsroom.kept_releases([each.entry.release_id for each in chosen])
    return [
        Proposal(each.entry, each.section_name, each.is_marked, kept[each.entry.release_id].content.lead)
        for each in chosen
    ]


def _candidates(rows: QuerySet[Entry]) -> Sequence[Proposal]:
    marked = rows.annotate(marks_given=Count("marks"))[:LOOKED_THROUGH]
    return [Proposal(entry, entry.section_name, entry.marks_given > 0) for entry in marked]
