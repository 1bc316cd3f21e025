"""What is read most: which articles rank, how a front's ranking is counted again, and what its editors see of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from hoitu.audience.analytics import articles
from hoitu.audience.analytics import queries as analytics
from hoitu.audience.analytics.articles import Facts
from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import arranging
from hoitu.delivery.site.freezing.arranging import Arranged
from hoitu.delivery.site.models import Article, Listing, MostRead

SPARE = rules.HOME_TOP + rules.MOST_PINS + 10
"""How many more are ranked than are shown: some stand at the top of the front, some will have been withdrawn."""


@dataclass(frozen=True)
class Shown:
    """One article of a front's block, how often it was read, and whether it only fills up the block."""

    article: Article
    reads: int

    @property
    def is_fill(self) -> bool:
        return not self.reads


def facts_of(numbers: Collection[int]) -> dict[int, Facts]:
    """Return which of these numbers are articles on the site, for the counting."""
    rows = Article.objects.filter(number__in=numbers, withdrawn_at=None)
    found = rows.values_list("number", "language", "section_code", "is_demo")
    return {number: Facts(language, section, is_demo) for number, language, section, is_demo in found}


def rule_of(front: str) -> MostRead:
    """Return the rule of a front, as saved or as it stands by itself."""
    language, _slash, section = front.partition("/")
    row = MostRead.objects.filter(language=language, section_code=section).select_related("by").first()
    return row or MostRead(language=language, section_code=section, **by_itself(section))


def by_itself(section: str) -> dict[str, int]:
    """Return the house's own rule for home pages (without a section) and for the fronts of sections."""
    hours, size = rules.HOME_READ
    return {"hours": 0 if section else hours, "size": size}


def rank(row: MostRead, now: datetime) -> bool:
    """Count the ranking of a front again and save it; tell whether its readers are to see other articles."""
    ranking: list[int] = []
    if row.hours:
        since = now - timedelta(hours=row.hours)
        limit = row.size + SPARE
        found = analytics.most_read(language=row.language, section=row.section_code, since=since, limit=limit)
        ranking = [each.number for each in found]
    if ranking == row.ranking:
        return False
    before = _numbers(row, now)
    row.ranking, row.ranked_at = ranking, now
    row.save(update_fields=["ranking", "ranked_at"])
    return _numbers(row, now) != before


def shown(row: MostRead, held: list[Article], fresh: list[Article], now: datetime) -> list[Shown]:
    """Return the block of a front as readers have it beside what is held and new, with reads (two queries)."""
    block = arranging.arranged(row, held, fresh).read
    since = now - timedelta(hours=row.hours)
    reads = analytics.reads_of([each.number for each in block], since=since) if block else {}
    return [Shown(each, reads.get(each.number, 0)) for each in block]


def _numbers(row: MostRead, now: datetime) -> list[int]:
    return [each.number for each in _arranged(row, now).read]


def _arranged(row: MostRead, now: datetime) -> Arranged:
    if not row.section_code:
        return arranging.of_home(row.language, now)
    kind = Listing.Kind.SECTION
    listing = Listing.objects.filter(language=row.language, kind=kind, key=row.section_code).first()
    return arranging.of_list(listing, now) if listing else Arranged([])


def register() -> None:
    """Let the counting know which articles there are."""
    articles.told_by("site", facts_of)
