"""ninjs of any version, one document or a list of them, into items."""

from __future__ import annotations

from typing import Any

from hoitu.delivery.sharing.formats import instants, texts
from hoitu.delivery.sharing.formats.item import NewsItem, Trust
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.media import KINDS, Kind
from hoitu.delivery.sharing.formats.ninjs import parts, shape
from hoitu.delivery.sharing.formats.ninjs.names import DESCRIPTIONS, INSTANTS, PAGE, SOURCES, WORDS
from hoitu.delivery.sharing.formats.ninjs.upgrade import upgraded
from hoitu.delivery.sharing.formats.payload import opened_json
from hoitu.delivery.sharing.formats.reading import Notes, Reading, Unreadable


def read(data: bytes) -> Reading:
    """Return the items of the document or of the list; a single one that is wrong raises Unreadable."""
    said = opened_json(data)
    notes = Notes()
    if not isinstance(said, list):
        return Reading(_item(said, notes), notes.all())
    items: list[NewsItem] = []
    for place, each in enumerate(said):
        try:
            items += _item(each, notes)
        except Unreadable as error:
            notes.add("bad_item", f"[{place}] {error.where}".strip())
    return Reading(tuple(items), notes.all())


def _item(said: Any, notes: Notes) -> tuple[NewsItem, ...]:
    """The one item, or none where the document is an event or a plan."""
    if not isinstance(said, dict):
        raise Unreadable("wrong_shape", "A ninjs document is an object.")
    document = upgraded(said)
    shape.check(document, notes)
    if not texts.line(document.get("uri", "")):
        raise Unreadable("no_guid", "The document has no uri.", where="uri")
    if document.get("type") in shape.NOT_NEWS:
        notes.add("not_news", document["uri"])
        return ()
    return (_news(document, notes),)


def _news(document: dict[str, Any], notes: Notes) -> NewsItem:
    words = {field: texts.line(document[name]) for field, name in WORDS.items() if document.get(name)}
    people, bylines = parts.people(document)
    page, files = parts.files(document, PAGE)
    words["language"] = texts.language_tag(words.get("language", ""))
    return NewsItem(
        **words
        | _instants(document, notes)
        | _texts(document)
        | {"kind": kind_of(document, notes), "version": _version(document, notes)},
        urgency=int(document["urgency"]) if "urgency" in document else None,
        digital_source=document.get("digitalsourcetype", {}).get("literal", ""),
        bylines=bylines or tuple(filter(None, [texts.line(document.get("by", ""))])),
        people=people,
        subjects=parts.concepts(document, "subjects"),
        organisations=parts.concepts(document, "organisations"),
        places=parts.places(document, notes),
        page_url=page,
        renditions=files,
        associations=parts.associations(document, notes),
        trust=tuple(
            Trust(**parts.words(each, "role", "href", "title")) for each in document.get("trustindicators", ())
        ),
    )


def kind_of(document: dict[str, Any], notes: Notes) -> Kind:
    """Return the kind of an item or an association; text where none is told."""
    said = document.get("type", "text")
    if said not in KINDS:
        notes.add("unknown_value", "type")
        return "text"
    return said  # type: ignore[no-any-return]  # one of KINDS


def _version(document: dict[str, Any], notes: Notes) -> int:
    said = document.get("version", "1").strip()
    if said.isdecimal() and int(said[:15]):
        return int(said[:15])
    notes.add("unreadable_number", "version")
    return 1


def _instants(document: dict[str, Any], notes: Notes) -> dict[str, Any]:
    found = {field: instants.read(document[name]) for field, name in INSTANTS.items() if name in document}
    for field, at in found.items():
        if at is None:
            notes.add("unreadable_instant", INSTANTS[field])
    return found


def _texts(document: dict[str, Any]) -> dict[str, Any]:
    roles = parts.by_role(document.get("descriptions", ()))
    sources = parts.by_role(document.get("infosources", ()), "name")
    lead = {"lead": next((roles[each] for each in ("summary", "main", "lead") if each in roles), "")}
    return {
        "headline": parts.headline(document),
        "body_html": tidy(parts.body(document)),
        **{field: roles.get(role, "") for field, role in DESCRIPTIONS.items()},
        **lead,
        **{field: sources.get(role, "") for field, role in SOURCES.items()},
    }
