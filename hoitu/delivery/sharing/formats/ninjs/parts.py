"""The parts of a ninjs document whose shape was checked: texts by role, concepts, places, files, works shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from hoitu.delivery.sharing.formats import texts
from hoitu.delivery.sharing.formats.concepts import Concept, Place, point, scheme_and_code
from hoitu.delivery.sharing.formats.media import KINDS, Association, Rendition
from hoitu.delivery.sharing.formats.ninjs.names import AUTHOR, RENDITION
from hoitu.delivery.sharing.formats.ninjs.shape import NOT_NEWS
from hoitu.delivery.sharing.formats.reading import Notes
from hoitu.kernel.html import plain_text

NUMBERS = frozenset({"size", "width", "height", "duration"})
POINT = 2  # longitude, latitude; a height after them is left out


def words(part: dict[str, Any], *names: str) -> dict[str, str]:
    """Return those fields as one line each, empty where they are missing."""
    return {name: texts.line(part.get(name, "")) for name in names}


def by_role(said: Iterable[dict[str, Any]], name: str = "value") -> dict[str, str]:
    """Return the plain words by their role, the first of each; a text without a role is the main one."""
    found: dict[str, str] = {}
    for each in said:
        value = each.get(name, "")
        plain = plain_text(value) if each.get("contenttype") == "text/html" else value
        found.setdefault(each.get("role", "main"), texts.line(plain))
    return found


def headline(document: dict[str, Any]) -> str:
    """Return the main headline, else the first, else the title."""
    said = by_role(document.get("headlines", ()))
    return said.get("main") or next(iter(said.values()), "") or texts.line(document.get("title", ""))


def body(document: dict[str, Any]) -> str:
    """Return the body as HTML: the main one of those written as HTML, else the plain one in paragraphs."""
    said = [each for each in document.get("bodies", ()) if each.get("value")]
    said.sort(key=lambda each: ("html" not in each.get("contenttype", ""), each.get("role", "main") != "main"))
    if not said:
        return ""
    value = str(said[0]["value"])
    return value if "html" in said[0].get("contenttype", "") else texts.paragraphs(texts.legal(value))


def concepts(document: dict[str, Any], name: str) -> tuple[Concept, ...]:
    return tuple(Concept(**_concept(each)) for each in document.get(name, ()))


def people(document: dict[str, Any]) -> tuple[tuple[Concept, ...], tuple[str, ...]]:
    """Return the people it is about, and the names of those who wrote it."""
    said = document.get("people", ())
    about = tuple(Concept(**_concept(each)) for each in said if each.get("rel") != AUTHOR)
    return about, tuple(filter(None, (texts.line(each.get("name", "")) for each in said if each.get("rel") == AUTHOR)))


def places(document: dict[str, Any], notes: Notes) -> tuple[Place, ...]:
    return tuple(
        Place(**_concept(each), point=_point(each.get("geojson"), notes)) for each in document.get("places", ())
    )


def _concept(said: dict[str, Any]) -> dict[str, str]:
    named = words(said, "name", "uri", "literal")
    scheme, code = scheme_and_code(named["uri"], named["literal"])
    return {"name": named["name"], "scheme": scheme, "code": code}


def _point(geometry: Any, notes: Notes) -> tuple[float, float] | None:
    if geometry is None:
        return None
    if geometry.get("type") == "Feature" and isinstance(geometry.get("geometry"), dict):
        geometry = geometry["geometry"]
    numbers = geometry.get("coordinates")
    is_point = geometry.get("type") == "Point" and isinstance(numbers, list) and len(numbers) >= POINT
    if is_point and (at := point(numbers[0], numbers[1])):
        return at
    notes.add("unknown_value", "places.geojson")
    return None


def files(document: dict[str, Any], page: str) -> tuple[str, tuple[Rendition, ...]]:
    """Return the address of the page for readers, and all other files that have an address."""
    said = [each for each in document.get("renditions", ()) if each.get("href")]
    pages = [texts.line(each["href"]) for each in said if each.get("name") == page]
    return (pages or [""])[0], tuple(_rendition(each) for each in said if each.get("name") != page)


def _rendition(said: dict[str, Any]) -> Rendition:
    known: dict[str, Any] = {"name": ""}
    for field, name in RENDITION.items():
        if name in said:
            known[field] = int(said[name]) if field in NUMBERS else texts.line(said[name])
    return Rendition(**known)


def associations(document: dict[str, Any], notes: Notes) -> tuple[Association, ...]:
    """Return the works shown; other stories, events and plans that are named too are left out."""
    found = []
    for each in document.get("associations", ()):
        kind = each.get("type", "picture")
        if kind in NOT_NEWS:
            notes.add("not_news", texts.line(each.get("uri", "")))
        elif named := texts.line(each.get("uri", "")):
            found.append(_association(each, named, kind if kind in KINDS else "picture"))
        else:
            notes.add("bad_item", "associations")
    return tuple(found)


def _association(said: dict[str, Any], guid: str, kind: Any) -> Association:
    roles = by_role(said.get("descriptions", ()))
    return Association(
        guid=guid,
        kind=kind,
        caption=roles.get("caption") or roles.get("summary") or roles.get("main", ""),
        alt=roles.get("alt", ""),
        credit=texts.line(said.get("by", "")),
        copyright_notice=texts.line(said.get("copyrightnotice", "")),
        renditions=files(said, "")[1],
        **words(said, "name", "title"),
    )
