"""How an item's fields are called in ninjs, and how its versions spell them."""

from __future__ import annotations

from typing import Any, Literal

Version = Literal["3.1", "2.1"]

# Field of an item → field of the document, where one says the other.
WORDS = {
    "guid": "uri",
    "language": "language",
    "kind": "type",
    "status": "pubstatus",
    "slugline": "slugline",
    "located": "located",
    "copyright_holder": "copyrightholder",
    "copyright_notice": "copyrightnotice",
    "usage_terms": "usageterms",
    "note": "ednote",
}
INSTANTS = {
    "version_created": "versioncreated",
    "first_created": "firstcreated",
    "embargoed_until": "embargoed",
}
# Field of an item → role of a description.
DESCRIPTIONS = {"lead": "summary", "correction": "correction", "ai_use": "ai-use"}
# Field of an item → role of a source of information.
SOURCES = {"provider": "provider", "source": "source", "creditline": "credit"}
CONCEPTS = {"subjects": "subjects", "people": "people", "organisations": "organisations"}
AUTHOR = "author"  # the relation of people who wrote the item

# Field of a rendition → field of its document.
RENDITION = {
    "name": "name",
    "href": "href",
    "mime": "contenttype",
    "size": "sizeinbytes",
    "width": "width",
    "height": "height",
    "duration": "duration",
    "title": "title",
}
PAGE = "page"  # the rendition that is the page for readers

# What 3.1 spells with capitals; and what 2.1 does not know.
CAPITALS = (
    "representationType",
    "firstCreated",
    "versionCreated",
    "contentCreated",
    "embargoedUntil",
    "pubStatus",
    "copyrightHolder",
    "copyrightNotice",
    "usageTerms",
    "edNote",
    "contentType",
    "charCount",
    "wordCount",
    "contactInfo",
    "geoJSON",
    "infoSources",
    "sizeInBytes",
    "altIds",
    "trustIndicators",
    "rightsInfo",
    "digitalSourceType",
)
SPELLING = {name.lower(): name for name in CAPITALS} | {"embargoed": "embargoedUntil"}
NOT_IN_2_1 = frozenset({"digitalsourcetype"})


def spelled(document: dict[str, Any], version: Version) -> dict[str, Any]:
    """Return the document with the field names of the version."""
    if version == "2.1":
        return {name: value for name, value in document.items() if name not in NOT_IN_2_1}
    return _with_capitals(document)  # type: ignore[no-any-return]  # an object stays an object


def _with_capitals(value: Any) -> Any:
    if isinstance(value, dict):
        return {SPELLING.get(name, name): _with_capitals(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_with_capitals(inner) for inner in value]
    return value
