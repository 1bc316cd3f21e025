"""Fronts and numbered pages of lists: sections, topics, bylines, all news; and the home pages."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext

from hoitu.delivery.site import rules
from hoitu.delivery.site.body import in_language
from hoitu.delivery.site.freezing import arranging, chrome, corrections
from hoitu.delivery.site.freezing.arranging import Arranged, newest
from hoitu.delivery.site.freezing.cards import Card, card
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Entry, Listing

SECTION_BLOCK = 4


def front(press: Press, listing: Listing) -> None:
    """Freeze the page a reader comes to first: what the desk holds at its top, then the newest articles of a list."""
    shown = arranging.of_list(listing, press.now)
    _freeze(press, listing, 0, [card(article) for article in shown.cards], shown)


def numbered(press: Press, listing: Listing, page: int) -> None:
    """Freeze one numbered page; once full it changes only when one of its articles does."""
    first, last = rules.positions_of(page)
    entries: QuerySet[Entry] = (
        Entry.objects.filter(listing=listing, position__range=(first, last), article__withdrawn_at=None)
        .select_related("article")
        .defer("article__body_html", "article__text")
        .order_by("-position")
    )
    _freeze(press, listing, page, [card(entry.article) for entry in entries])


def changed(press: Press, listing: Listing, positions: set[int]) -> None:
    """Freeze what a change at these positions touches: the front, their pages, and the page a new one follows."""
    front(press, listing)
    pages = {rules.page_of(position) for position in positions}
    # A page links to the next newer one as soon as there is one.
    pages |= {page - 1 for page in pages if page > 1 and (page - 1) * rules.PAGE_SIZE + 1 in positions}
    for page in sorted(pages):
        numbered(press, listing, page)


def everything(press: Press, listing: Listing) -> None:
    """Freeze every page of a list."""
    front(press, listing)
    for page in range(1, rules.page_of(listing.size) + 1 if listing.size else 1):
        numbered(press, listing, page)


def title_of(listing: Listing) -> str:
    """Return the heading of a list in its own language."""
    with translation.override(listing.language):
        own = {Listing.Kind.ALL: gettext("Latest news"), Listing.Kind.AUDIO: gettext("Listen")}
        name = own.get(Listing.Kind(listing.kind), listing.name)
    return in_language(name, listing.language)


def empty_front(press: Press, listing: Listing) -> None:
    """Freeze the front of a list that has no article yet."""
    _freeze(press, listing, 0, [])


def _freeze(press: Press, listing: Listing, page: int, cards: list[Card], shown: Arranged | None = None) -> None:
    path = rules.listing_path(listing.language, listing.kind, listing.slug, page)
    with_feeds = listing.kind in {Listing.Kind.SECTION, Listing.Kind.ALL}
    slug = listing.slug if with_feeds else rules.ALL_NEWS
    context: dict[str, Any] = {
        "listing": listing,
        "title": title_of(listing),
        "cards": cards,
        "most_read": [card(article) for article in shown.read] if shown else [],
        "page": page,
        "older": _older(listing, page),
        "newer": _newer(listing, page),
        "feeds": _podcast(listing) + chrome.feeds(listing.language, slug, title_of(listing)),
        "podcast_path": rules.podcast_path(listing.language),
        "in_section": listing.kind == Listing.Kind.SECTION,
        "alternates": _alternates(listing) if not page else [],
        "current_section": listing.key if listing.kind == Listing.Kind.SECTION else "",
    }
    template = "listen.html" if listing.kind == Listing.Kind.AUDIO else "list.html"
    press.page(template, listing.language, path, context)


def _podcast(listing: Listing) -> list[dict[str, str]]:
    """Return the link to the podcast on the page of what can be heard."""
    if listing.kind != Listing.Kind.AUDIO:
        return []
    address = rules.podcast_path(listing.language)
    title = f"{title_of(listing)} (podcast)"
    return [{"type": "application/rss+xml", "href": address, "name": "Podcast", "title": title}]


def _older(listing: Listing, page: int) -> str:
    """Return the address of older articles: of the last one that the front does not show, or of the page before."""
    older = page - 1 if page else rules.page_of(max(listing.size - rules.PAGE_SIZE, 1))
    if older < 1 or (not page and listing.size <= rules.PAGE_SIZE):
        return ""
    return rules.listing_path(listing.language, listing.kind, listing.slug, older)


def _newer(listing: Listing, page: int) -> str:
    if not page:
        return ""
    newer = page + 1 if rules.page_of(max(listing.size, 1)) > page else 0
    return rules.listing_path(listing.language, listing.kind, listing.slug, newer)


def _alternates(listing: Listing) -> list[dict[str, str]]:
    """Return the pair of a front in the two editions, where both are there."""
    other = Listing.objects.filter(
        kind=listing.kind, key=listing.key, language=rules.OTHER_EDITION[listing.language]
    ).first()
    if not other:
        return []
    return [
        {"language": each.language, "href": chrome.absolute(rules.listing_path(each.language, each.kind, each.slug))}
        for each in sorted((listing, other), key=lambda each: each.language, reverse=True)
    ]


def home(press: Press, language: str) -> None:
    """Freeze the home page of an edition: the lead, a grid, the latest, a block per section, corrections."""
    shown = arranging.of_home(language, press.now)
    top, latest = shown.cards[: rules.HOME_TOP], shown.cards[rules.HOME_TOP :]
    context = {
        "lead": card(top[0]) if top else None,
        "seconds": [card(article) for article in top[1:]],
        "latest": [card(article) for article in latest],
        "most_read": [card(article) for article in shown.read],
        "blocks": _section_blocks(press, language, {article.number for article in [*top, *shown.read]}),
        "corrections": corrections.recent(press, language),
        "feeds": chrome.feeds(language, rules.ALL_NEWS, press.common(language)["site_name"]),
        "alternates": [{"language": each, "href": chrome.absolute(rules.home_path(each))} for each in rules.LANGUAGES],
        "updated_at": rules.clock_time(press.now),
        "is_home": True,
    }
    press.page("home.html", language, rules.home_path(language), context)


def _section_blocks(press: Press, language: str, shown: set[int]) -> list[dict[str, Any]]:
    listings = {
        listing.key: listing for listing in Listing.objects.filter(language=language, kind=Listing.Kind.SECTION)
    }
    blocks = []
    for item in press.common(language)["menu"]:
        listing = listings.get(item.code)
        articles = newest(listing, SECTION_BLOCK + len(shown)) if listing else []
        cards = [card(article) for article in articles if article.number not in shown][:SECTION_BLOCK]
        if cards:
            blocks.append({"item": item, "cards": cards})
    return blocks
