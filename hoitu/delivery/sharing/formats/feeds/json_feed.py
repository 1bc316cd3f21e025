"""JSON Feed 1.0 and 1.1: what is odd in it is left out and remarked on, for it has no official schema."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from hoitu.delivery.sharing.formats import instants
from hoitu.delivery.sharing.formats.concepts import Concept
from hoitu.delivery.sharing.formats.feeds.entry import associations, named, web_address, words
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.payload import opened_json
from hoitu.delivery.sharing.formats.reading import Notes, Reading, Unreadable
from hoitu.delivery.sharing.formats.texts import language_tag, legal, line, paragraphs


def read(data: bytes) -> Reading:
    """Return the items of the feed, or raise Unreadable."""
    feed = opened_json(data)
    if not isinstance(feed, dict) or not isinstance(feed.get("items"), list):
        raise Unreadable("wrong_shape", "A JSON Feed is an object with a list of items.", where="items")
    notes = Notes()
    items = []
    for place, said in enumerate(feed["items"]):
        if isinstance(said, dict):
            items.append(_item(said, feed, notes))
        else:
            notes.add("bad_item", f"[{place}]")
    return Reading(tuple(items), notes.all())


def _item(said: dict[str, Any], feed: dict[str, Any], notes: Notes) -> NewsItem:
    html = _text(said, "content_html")
    published = _instant(said, "date_published", notes)
    page = web_address(said.get("url"))
    item = NewsItem(
        guid="",
        version_created=_instant(said, "date_modified", notes) or published,
        first_created=published,
        language=language_tag(_text(said, "language") or _text(feed, "language")),
        headline=line(_text(said, "title")),
        lead=words(_text(said, "summary")),
        body_html=tidy(html or paragraphs(legal(_text(said, "content_text")))),
        bylines=_authors(said) or _authors(feed),
        provider=line(_text(feed, "title")),
        subjects=tuple(Concept(name=line(each), code=line(each)) for each in _list(said, "tags", str) if line(each)),
        associations=associations(_files(said)),
        page_url=page,
    )
    guid = said.get("id")
    return replace(item, guid=named(guid if isinstance(guid, str | int | float) else "", page, item))


def _text(said: dict[str, Any], name: str) -> str:
    value = said.get(name)
    return value if isinstance(value, str) else ""


def _list(said: dict[str, Any], name: str, kind: type) -> list[Any]:
    value = said.get(name)
    return [each for each in value if isinstance(each, kind)] if isinstance(value, list) else []


def _authors(said: dict[str, Any]) -> tuple[str, ...]:
    """The authors of 1.1, or the one author of 1.0."""
    one = said.get("author")
    people = _list(said, "authors", dict) or ([one] if isinstance(one, dict) else [])
    return tuple(filter(None, (line(_text(each, "name")) for each in people)))


def _instant(said: dict[str, Any], name: str, notes: Notes) -> datetime | None:
    at = instants.read(_text(said, name))
    if at is None and said.get(name):
        notes.add("unreadable_instant", name)
    return at


def _files(said: dict[str, Any]) -> list[dict[str, Any]]:
    attached = [
        {
            "href": _text(each, "url"),
            "mime": _text(each, "mime_type"),
            "size": each.get("size_in_bytes"),
            "seconds": each.get("duration_in_seconds"),
        }
        for each in _list(said, "attachments", dict)
    ]
    return [{"href": _text(said, "image"), "mime": "image/*"}, *attached]
