"""What a front shows, in which order: what the desk holds, what is new, and beside it what is read most."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import QuerySet

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing.cards import picture
from hoitu.delivery.site.models import Article, Entry, Listing, MostRead, Pin

HOME_SIZE = 15  # the lead, four beside it, ten of the latest
HOME_NEWEST = HOME_SIZE + max(rules.READ_SIZES)


@dataclass(frozen=True)
class Arranged:
    """The articles of a front in their order, and those of its block “most read”; none is in both."""

    cards: list[Article]
    read: list[Article] = field(default_factory=list)


def newest(listing: Listing, limit: int) -> list[Article]:
    """Return the newest articles of a list, without their bodies; one bounded query."""
    return _newest(Entry.objects.filter(listing=listing), limit)


def newest_of(language: str, section: str = "") -> list[Article]:
    """Return what is new on a front, as many as it may need; one bounded query."""
    kind = Listing.Kind.SECTION if section else Listing.Kind.ALL
    entries = Entry.objects.filter(listing__kind=kind, listing__language=language, listing__key=section)
    return _newest(entries, rules.PAGE_SIZE if section else HOME_NEWEST)


def of_list(listing: Listing, now: datetime) -> Arranged:
    """Return the front of a list; of a section with what the desk holds and what is read most."""
    if listing.kind != Listing.Kind.SECTION:
        return Arranged(newest(listing, rules.PAGE_SIZE))
    held = _held(listing.language, now, listing.key)
    return arranged(_rule(listing.language, listing.key), held, newest(listing, rules.PAGE_SIZE))


def of_home(language: str, now: datetime) -> Arranged:
    """Return the home page of an edition: the lead, four beside it, the latest; and what is read most."""
    listing = Listing.objects.filter(language=language, kind=Listing.Kind.ALL).first()
    if listing is None:
        return Arranged([])
    return arranged(_rule(language), _held(language, now), newest(listing, HOME_NEWEST))


def arranged(row: MostRead, held: list[Article], fresh: list[Article]) -> Arranged:
    """Put in order what the desk holds, what is new and what is read most; at most one query more."""
    there = _after(held, fresh)
    if row.section_code:
        return _beside(there, row, rules.SECTION_TOP)
    if not held:  # without a word of the desk, the newest with a picture leads
        lead = next((each for each in there[: rules.HOME_TOP + 1] if picture(each.card)), None)
        there.sort(key=lambda each: lead is not None and each.number != lead.number)
    shown = _beside(there, row, rules.HOME_TOP)
    return Arranged(shown.cards[:HOME_SIZE], shown.read)


def _newest(entries: QuerySet[Entry], limit: int) -> list[Article]:
    rows = entries.filter(article__withdrawn_at=None).select_related("article")
    newest_first = rows.defer("article__body_html", "article__text").order_by("-position")
    return [entry.article for entry in newest_first[:limit]]


def _rule(language: str, section: str = "") -> MostRead:
    row = MostRead.objects.filter(language=language, section_code=section).first()
    return row or MostRead(language=language, section_code=section, hours=0, size=0)


def _held(language: str, now: datetime, section: str = "") -> list[Article]:
    """Return what the desk holds at the top of a front (the home page without a section); one bounded query."""
    pins = (
        Pin.objects.filter(language=language, section_code=section, ended_at=None, until__gt=now)
        .filter(article__withdrawn_at=None)
        .select_related("article")
        .defer("article__body_html", "article__text")
        .order_by("position", "pk")
    )
    return [pin.article for pin in pins[: rules.MOST_PINS]]


def _after(held: list[Article], newest: list[Article]) -> list[Article]:
    """Return the articles held, then the newest ones that are not among them."""
    numbers = {article.number for article in held}
    return [*held, *(article for article in newest if article.number not in numbers)]


def _beside(there: list[Article], row: MostRead, top_size: int) -> Arranged:
    """Take what is read most out of the order of a front, below its top."""
    if not row.hours or not row.ranking:
        return Arranged(there)
    rows = Article.objects.filter(number__in=row.ranking, language=row.language, withdrawn_at=None)
    if row.section_code:
        rows = rows.filter(section_code=row.section_code)
    found = rows.defer("body_html", "text").in_bulk()
    top = [each.number for each in there[:top_size]]
    ranked = [number for number in row.ranking if number in found]
    read = rules.most_read(ranked, [each.number for each in there], row.size, top)
    found |= {each.number: each for each in there}
    return Arranged([each for each in there if each.number not in read], [found[number] for number in read])
