"""All reads of the public site that others, and its own dynamic pages, may ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils.safestring import SafeString

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import arranging
from hoitu.delivery.site.freezing.cards import SHOWN, Card, card
from hoitu.delivery.site.models import Article, Pin
from hoitu.delivery.site.most_read import rule_of as most_read_rule
from hoitu.delivery.site.most_read import shown as most_read_shown
from hoitu.delivery.site.search import index
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.search import excerpts, words
from hoitu.foundation.search.port import Query
from hoitu.foundation.vocabulary.queries import sections_on
from hoitu.kernel.clock import local_date

__all__ = ["Article", "Pin", "most_read_rule", "most_read_shown"]

MOST_PAGES = 50
PINNABLE = 20
PERIODS: dict[str, int] = {"1": 1, "7": 7, "30": 30, "365": 365}
"""Choices of "published within" for the search, in days."""


@dataclass(frozen=True)
class Place:
    """Where an output is on the site; `gone` tells that it was withdrawn."""

    path: str
    url: str
    headline: str
    language: str
    first_published_at: datetime
    updated_at: datetime
    gone: bool


@dataclass(frozen=True)
class Hit:
    """One answer of the search: the card, its headline and some of its text with the matches marked."""

    card: Card
    headline: SafeString
    excerpt: SafeString


@dataclass(frozen=True)
class SearchPage:
    """One page of answers; `words` is empty when nothing searchable was asked."""

    words: tuple[str, ...] = ()
    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    more: bool = False
    page: int = 1
    pages: int = 1


@dataclass(frozen=True)
class Front:
    """A page the desk edits: its code (`vi`, `km/thoi-su`), name (empty for a home page), address, how much is held."""

    code: str
    name: str
    language: str
    path: str
    held: int


def public_url(output_id: UUID) -> str | None:
    """Return the absolute address of an output on the site, None where it is not (or no longer) there."""
    found = place_of(output_id)
    return found.url if found and not found.gone else None


def place_of(output_id: UUID) -> Place | None:
    """Return where an output is on the site, withdrawn ones too."""
    return places_of([output_id]).get(output_id)


def places_of(output_ids: Collection[UUID]) -> dict[UUID, Place]:
    """Return where these outputs are on the site (one query)."""
    rows = Article.objects.filter(output_id__in=output_ids).defer("body_html", "text")
    return {article.output_id: _place(article) for article in rows}


def articles_of_story(story_id: UUID) -> QuerySet[Article]:
    """Return the articles of a story without their texts, Vietnamese first."""
    return Article.objects.filter(story_id=story_id).defer("body_html", "text").order_by("-language", "number")


def as_places(articles: Iterable[Article]) -> list[Place]:
    """Return where these articles are on the site (no query)."""
    return [_place(article) for article in articles]


def _place(article: Article) -> Place:
    return Place(
        path=article.path,
        headline=article.headline,
        language=article.language,
        url=f"{settings.BASE_URL.rstrip('/')}{article.path}",
        first_published_at=article.first_published_at,
        updated_at=article.updated_at,
        gone=article.withdrawn_at is not None,
    )


def article(number: int) -> Article | None:
    """Return the article of this number, withdrawn ones too."""
    return Article.objects.filter(number=number).first()


def fronts(now: datetime) -> list[Front]:
    """Return the fronts the desk edits: home page and sections of each edition (three queries)."""
    held = Counter(Pin.objects.filter(ended_at=None, until__gt=now).values_list("language", "section_code"))
    sections = [("", "", ""), *((each.code, each.name, each.name_km) for each in sections_on(local_date(now)))]
    return [
        Front(
            rules.front_code(language, code),
            (name_km if language == "km" else "") or name,
            language,
            rules.listing_path(language, "section", code) if code else rules.home_path(language),
            held[language, code],
        )
        for language in rules.LANGUAGES
        for code, name, name_km in sections
    ]


def pins(front: str, now: datetime) -> QuerySet[Pin]:
    """Return what is held at the top of a front, in its order, with article and whose act it was."""
    language, _slash, section = front.partition("/")
    rows = Pin.objects.filter(language=language, section_code=section, ended_at=None, until__gt=now)
    return rows.select_related("article", "by").defer("article__body_html", "article__text").order_by("position", "pk")


def newest_on(front: str) -> list[Article]:
    """Return what is new on a front, the newest first (one query)."""
    language, _slash, section = front.partition("/")
    return arranging.newest_of(language, section)


def pinnable(front: str, words: str = "", fresh: list[Article] | None = None) -> list[Article]:
    """Return the newest articles of a front's list (`fresh`, where they were read already), or what a search finds."""
    if not words.strip():
        return (newest_on(front) if fresh is None else fresh)[:PINNABLE]
    language = front.partition("/")[0]
    rows = Article.objects.filter(language=language, withdrawn_at=None).defer("body_html", "text")
    numbers = [hit.card.number for hit in search(words, language=language, now=datetime.now(UTC)).hits]
    found = rows.in_bulk(numbers)
    return [found[number] for number in numbers if number in found]


def site_agency(now: datetime) -> UUID | None:
    """Return the agency whose site this is."""
    there = directory.all_agencies_on(local_date(now))
    return next((agency.pk for agency in there if agency.code == settings.SITE_AGENCY), None)


def edits_fronts(person: Person, now: datetime) -> bool:
    """Tell whether a person decides what stands at the top of the site's fronts."""
    standing = directory.standing(person, local_date(now))
    if not any(held.role in rules.FRONT_EDITORS for held in standing.roles):
        return False
    agency_id = site_agency(now)
    return agency_id is not None and standing.holds(rules.FRONT_EDITORS, agency_id=agency_id)


def search(
    asked: str, *, language: str, now: datetime, section: str = "", period: str = "", page: int = 1
) -> SearchPage:
    """Return one page of articles for whatever a reader typed; odd input finds nothing and raises nothing.

    `period` is a key of PERIODS (days back from `now`), anything else means any time.
    """
    exact, folded = words.asked(asked)
    if not folded:
        return SearchPage()
    page = min(max(page, 1), MOST_PAGES)
    since = now - timedelta(days=PERIODS[period]) if period in PERIODS else None
    offset = (page - 1) * rules.PAGE_SIZE
    places = ((index.place(language, section),),)
    found = index.articles().find(Query(exact, folded, places, since, offset=offset, limit=rules.PAGE_SIZE))
    rows = Article.objects.filter(withdrawn_at=None).only(*SHOWN, "text").in_bulk(found.numbers)
    hits = [_hit(rows[number], folded) for number in found.numbers if number in rows]
    pages = min(max(1, -(-found.total // rules.PAGE_SIZE)), MOST_PAGES)
    return SearchPage(folded, hits, found.total, found.more, page, pages)


def _hit(article: Article, folded: tuple[str, ...]) -> Hit:
    return Hit(
        card=card(article),
        headline=excerpts.excerpt(article.headline, folded, length=400),
        excerpt=excerpts.excerpt(f"{article.lead} {article.text}", folded),
    )
