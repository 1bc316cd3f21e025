"""RSS and Atom of any age, well-formed or not, by feedparser; it gets bytes in hand and never fetches."""

from __future__ import annotations

import calendar
import io
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import feedparser

from hoitu.delivery.sharing.formats import instants
from hoitu.delivery.sharing.formats.concepts import Concept, Place, point
from hoitu.delivery.sharing.formats.feeds.entry import associations, lead_and_body, named, web_address, words
from hoitu.delivery.sharing.formats.feeds.safety import refuse_hostile
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.payload import trimmed
from hoitu.delivery.sharing.formats.reading import Notes, Reading, Unreadable
from hoitu.delivery.sharing.formats.texts import language_tag, line


def read(data: bytes, *, base: str = "") -> Reading:
    """Return the entries of the feed; relative addresses are completed by `base`, the address of the feed."""
    data = trimmed(data)
    refuse_hostile(data)
    headers = {"content-type": "application/xml"} | ({"content-location": base} if base else {})
    try:
        feed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    except Exception as error:  # damaged bytes break feedparser in more ways than it names
        raise Unreadable("malformed", f"The feed is damaged: {type(error).__name__}.") from error
    notes = Notes()
    if not feed.get("version") and not feed.entries:
        raise Unreadable("unknown_format", "This is neither RSS nor Atom.")
    if feed.bozo:
        notes.add("ill_formed", type(feed.get("bozo_exception")).__name__)
    return Reading(tuple(_item(each, feed.feed, notes) for each in feed.entries), notes.all())


def _item(entry: Any, feed: Any, notes: Notes) -> NewsItem:
    contents = [each.get("value") or "" for each in entry.get("content", ())]
    lead, body = lead_and_body(entry.get("summary") or "", next(filter(None, contents), ""))
    published = _instant(entry, "published", notes)
    page = web_address(entry.get("link"))
    item = NewsItem(
        guid="",
        version_created=_instant(entry, "updated", notes) or published,
        first_created=published,
        language=_language(entry, feed),
        headline=words(entry.get("title") or ""),
        lead=lead,
        body_html=body,
        bylines=tuple(
            dict.fromkeys(filter(None, (words(each.get("name") or "") for each in entry.get("authors", ()))))
        ),
        provider=words(feed.get("title") or ""),
        source=words(entry.get("source", {}).get("title") or ""),
        copyright_notice=words(entry.get("rights") or feed.get("rights") or ""),
        subjects=tuple(_concept(each) for each in entry.get("tags", ()) if each.get("term") or each.get("label")),
        places=_places(entry),
        associations=associations(_files(entry)),
        page_url=page,
    )
    return replace(item, guid=named(entry.get("id"), page, item))


def _instant(entry: Any, name: str, notes: Notes) -> datetime | None:
    """The instant that feedparser made of the words, which it gives in UTC; `updated` alone, not what stands for it."""
    at: time.struct_time | None = dict.get(entry, f"{name}_parsed")
    if at is None:
        if dict.get(entry, name):
            notes.add("unreadable_instant", name)
        return None
    try:
        told = instants.read(datetime.fromtimestamp(calendar.timegm(at), UTC).isoformat())
    except (ValueError, OverflowError):
        told = None
    if told is None:
        notes.add("unreadable_instant", name)
    return told


def _language(entry: Any, feed: Any) -> str:
    details = [*entry.get("content", ()), entry.get("summary_detail") or {}, entry.get("title_detail") or {}]
    return language_tag(str(next(filter(None, (each.get("language") for each in details)), feed.get("language") or "")))


def _name(author: Any) -> str:
    return words(author.get("name") or "")


def _concept(tag: Any) -> Concept:
    scheme, code = line(tag.get("scheme") or ""), line(tag.get("term") or "")
    return Concept(name=line(tag.get("label") or "") or code, scheme=scheme if code else "", code=code)


def _places(entry: Any) -> tuple[Place, ...]:
    where: dict[str, Any] = entry.get("where") or {}
    numbers: tuple[Any, ...] = where.get("coordinates") or ()
    if where.get("type") != "Point" or len(numbers) < 2:  # noqa: PLR2004 - longitude, latitude
        return ()
    at = point(numbers[0], numbers[1])
    return (Place(point=at),) if at else ()


def _files(entry: Any) -> Iterator[dict[str, Any]]:
    for each in entry.get("enclosures", ()):
        yield {"href": each.get("href"), "mime": each.get("type"), "size": each.get("length")}
    for each in entry.get("media_content", ()):
        mime = each.get("type") or f"{each.get('medium', '')}/*"
        yield {"href": each.get("url"), "mime": mime, "size": each.get("filesize"), "seconds": each.get("duration")}
    for each in entry.get("media_thumbnail", ()):
        yield {"href": each.get("url"), "mime": "image/*"}
