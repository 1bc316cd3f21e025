"""All writes of analytics: reads are added, old hours become days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from hoitu.audience.analytics import adding, articles, rules
from hoitu.audience.analytics.models import CountedArticle, HourReads
from hoitu.kernel.clock import HO_CHI_MINH, local_date

AT_ONCE = 2_000
TOLD = ["language", "section_code", "is_demo"]


def add_reads(*, counts: Mapping[tuple[int, datetime], int]) -> int:
    """Add reads, by number of article and hour; return how many reads were of articles that are on the site."""
    known = articles.known({number for number, _hour in counts})
    taken = {(number, hour): reads for (number, hour), reads in counts.items() if number in known}
    if not taken:
        return 0
    rows = [
        CountedArticle(number=number, language=facts.language, section_code=facts.section_code, is_demo=facts.is_demo)
        for number, facts in sorted(known.items())
    ]
    with transaction.atomic():
        CountedArticle.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["number"], update_fields=TOLD, batch_size=AT_ONCE
        )
        adding.to_hours(taken)
    return sum(taken.values())


def fold(now: datetime) -> int:
    """Turn hours that ended more than 35 days ago into days; return how many rows went. A sweep calls it."""
    last = local_date(now - rules.HOURS_KEPT)
    end = datetime(last.year, last.month, last.day, tzinfo=HO_CHI_MINH)
    total = 0
    while folded := _fold_some(end):
        total += folded
    return total


def _fold_some(end: datetime) -> int:
    with transaction.atomic():
        old = HourReads.objects.filter(hour__lt=end).select_for_update(no_key=True)
        rows = list(old.order_by("hour", "article_id").values_list("pk", "article_id", "hour", "reads")[:AT_ONCE])
        days: Counter[tuple[int, date]] = Counter()
        for _pk, number, hour, reads in rows:
            days[number, local_date(hour)] += reads
        adding.to_days(days)
        HourReads.objects.filter(pk__in=[row[0] for row in rows]).delete()
    return len(rows)
