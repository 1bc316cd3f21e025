"""All reads of what was read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from hoitu.audience.analytics import rules
from hoitu.audience.analytics.models import HourReads


@dataclass(frozen=True)
class MostRead:
    """An article's number and how often it was read."""

    number: int
    reads: int


def most_read(*, language: str, since: datetime, limit: int, section: str = "") -> list[MostRead]:
    """Return what was read most in an edition, or a section of it, since the hour of an instant (one query).

    Of two read as often the one with the higher number comes first. `since` lies within the last 35 days.
    """
    rows = HourReads.objects.filter(article__language=language, hour__gte=rules.hour_of(since))
    if section:
        rows = rows.filter(article__section_code=section)
    found = rows.values_list("article_id").annotate(total=Sum("reads")).order_by("-total", "-article_id")
    return [MostRead(number, total) for number, total in found[:limit]]


def reads_of(numbers: Collection[int], *, since: datetime) -> dict[int, int]:
    """Return how often each of these was read since the hour of an instant; what was not read is not in it."""
    rows = HourReads.objects.filter(article_id__in=numbers, hour__gte=rules.hour_of(since))
    return dict(rows.values_list("article_id").annotate(total=Sum("reads")))
