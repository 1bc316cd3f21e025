"""RSS 2.0, Atom and JSON Feed 1.1 of all news and of each section, per edition."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed
from django.utils.html import escape
from django.utils.xmlutils import SimplerXMLGenerator

from hoitu.delivery.site import rules
from hoitu.delivery.site.freezing import chrome
from hoitu.delivery.site.freezing.arranging import newest
from hoitu.delivery.site.freezing.cards import picture
from hoitu.delivery.site.freezing.lists import title_of
from hoitu.delivery.site.freezing.press import Press
from hoitu.delivery.site.models import Article, Listing

FEED_SIZE = 30


class _Dated:
    """A feed that is as new as its newest item; without items, as the freezing that made it (`made_at`)."""

    items: list[dict[str, Any]]
    feed: dict[str, Any]

    def latest_post_date(self) -> datetime:
        latest: datetime = max((item["updateddate"] for item in self.items), default=self.feed["made_at"])
        return latest


class Rss(_Dated, Rss201rev2Feed):
    """RSS 2.0 with the address of the feed itself and the instant of its newest item."""


class Atom(_Dated, Atom1Feed):
    """Atom with who wrote it, which the standard asks of a feed or of each entry."""

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("generator", "Hội Tụ")


def freeze(press: Press, listing: Listing) -> None:
    """Freeze the three feeds of a list of all news or of a section, empty ones too; of other lists nothing."""
    if listing.kind not in {Listing.Kind.ALL, Listing.Kind.SECTION}:
        return
    articles = newest(listing, FEED_SIZE) if listing.pk else []
    for feed_format, feed_class in (("rss", Rss), ("atom", Atom)):
        path = rules.feed_path(listing.language, feed_format, listing.slug)
        press.put(path, _xml(press, listing, articles, feed_class, path))
    path = rules.feed_path(listing.language, "feed", listing.slug)
    press.put(path, _json(press, listing, articles, path))


def _title(press: Press, listing: Listing) -> str:
    return f"{press.common(listing.language)['site_name']} – {title_of(listing)}"


def _front(listing: Listing) -> str:
    return chrome.absolute(rules.listing_path(listing.language, listing.kind, listing.slug))


def _xml(press: Press, listing: Listing, articles: list[Article], feed_class: type[Any], path: str) -> str:
    site_name = press.common(listing.language)["site_name"]
    feed = feed_class(
        title=_title(press, listing),
        link=_front(listing),
        description=_title(press, listing),
        language=listing.language,
        author_name=site_name,
        feed_url=chrome.absolute(path),
        feed_guid=_front(listing),
        ttl="5",
        made_at=press.now,
    )
    for article in articles:
        _add_item(feed, article, site_name)
    return str(feed.writeString("utf-8"))


def _add_item(feed: Any, article: Article, site_name: str) -> None:
    kept, address = article.card, chrome.absolute(article.path)
    feed.add_item(
        title=article.headline,
        link=address,
        description=escape(article.lead or article.headline),  # both formats take it for HTML
        author_name=", ".join(each["name"] for each in kept.get("bylines", [])) or site_name,
        pubdate=article.first_published_at,
        updateddate=article.updated_at,
        unique_id=_guid(article),
        unique_id_is_permalink=False,
        categories=[article.section_name],
        enclosures=_enclosures(article, feed),
    )


def _guid(article: Article) -> str:
    """Return an id that stays when the address changes."""
    return f"urn:uuid:{article.output_id}"


def _enclosures(article: Article, feed: Any) -> list[Enclosure]:
    cover = picture(article.card)
    if not cover or isinstance(feed, Atom):
        return []
    return [Enclosure(chrome.absolute(cover["src"]), str(cover.get("size", 0)), "image/jpeg")]


def _json(press: Press, listing: Listing, articles: list[Article], path: str) -> str:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(press, listing),
        "home_page_url": _front(listing),
        "feed_url": chrome.absolute(path),
        "language": listing.language,
        "authors": [{"name": press.common(listing.language)["site_name"]}],
        "items": [_json_item(article) for article in articles],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _json_item(article: Article) -> dict[str, Any]:
    kept = article.card
    item: dict[str, Any] = {
        "id": _guid(article),
        "url": chrome.absolute(article.path),
        "title": article.headline,
        "summary": article.lead,
        "content_text": article.lead or article.headline,
        "date_published": rules.iso(article.first_published_at),
        "date_modified": rules.iso(article.updated_at),
        "language": article.language,
        "tags": [article.section_name],
    }
    if kept.get("bylines"):
        item["authors"] = [{"name": each["name"]} for each in kept["bylines"]]
    if cover := picture(kept):
        item["image"] = chrome.absolute(cover["src"])
    return item
