"""An item as a ninjs document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from hoitu.delivery.sharing.formats import instants, texts
from hoitu.delivery.sharing.formats.concepts import DIGITAL_SOURCE, Concept, Place
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.media import Association, Rendition
from hoitu.delivery.sharing.formats.ninjs.names import (
    AUTHOR,
    CONCEPTS,
    DESCRIPTIONS,
    INSTANTS,
    PAGE,
    RENDITION,
    SOURCES,
    WORDS,
    Version,
    spelled,
)
from hoitu.kernel.html import plain_text

SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{version}.json"


def write(item: NewsItem, version: Version = "3.1") -> bytes:
    """Return the item as a document of that version, in UTF-8."""
    document = _some(
        standard={"name": "ninjs", "version": version, "schema": SCHEMA.format(version=version)},
        version=str(item.version),
        urgency=item.urgency,
        **{name: getattr(item, field) for field, name in WORDS.items()},
        **{name: instants.written(at) for field, name in INSTANTS.items() if (at := getattr(item, field))},
        **_texts(item),
        **_concepts(item),
        renditions=[*map(_rendition, item.renditions), *_page(item)],
        associations=list(map(_association, item.associations)),
        trustindicators=[_some(role=each.role, title=each.title, href=each.href) for each in item.trust],
    )
    return json.dumps(_legal(spelled(document, version)), ensure_ascii=False).encode()


def _some(**fields: Any) -> dict[str, Any]:
    """Return the fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def _legal(value: Any) -> Any:
    if isinstance(value, str):
        return texts.legal(value)
    if isinstance(value, dict):
        return {name: _legal(inner) for name, inner in value.items()}
    return [_legal(inner) for inner in value] if isinstance(value, list) else value


def _texts(item: NewsItem) -> dict[str, Any]:
    html = tidy(item.body_html)
    plain = plain_text(html)
    bodies = [("main", "text/html", html), ("plain", "text/plain", plain)]
    return {
        "headlines": _plain(main=item.headline),
        "descriptions": _plain(**{role: getattr(item, field) for field, role in DESCRIPTIONS.items()}),
        "bodies": [
            {"role": role, "contenttype": mime, "charcount": len(plain), "wordcount": len(plain.split()), "value": said}
            for role, mime, said in bodies
            if said
        ],
        "by": ", ".join(item.bylines),
        "infosources": [{"role": role, "name": said} for field, role in SOURCES.items() if (said := _of(item, field))],
        "digitalsourcetype": _concept(Concept(scheme=DIGITAL_SOURCE, code=item.digital_source))
        if item.digital_source
        else {},
    }


def _of(item: NewsItem, field: str) -> str:
    return str(getattr(item, field))


def _plain(**said: str) -> list[dict[str, str]]:
    words = {role.replace("_", "-"): value for role, value in said.items() if value}
    return [{"role": role, "contenttype": "text/plain", "value": value} for role, value in words.items()]


def _concepts(item: NewsItem) -> dict[str, Any]:
    lists = {name: [_concept(each) for each in getattr(item, field)] for field, name in CONCEPTS.items()}
    lists["people"] += [{"name": name, "rel": AUTHOR} for name in item.bylines]
    lists["places"] = [_concept(each) | _point(each) for each in item.places]
    return lists


def _concept(concept: Concept) -> dict[str, Any]:
    return _some(name=concept.name, uri=concept.uri, literal=concept.code)


def _point(place: Place) -> dict[str, Any]:
    if place.point is None:
        return {}
    return {"geojson": {"type": "Point", "coordinates": list(place.point)}}


def _rendition(file: Rendition) -> dict[str, Any]:
    return _some(**{name: getattr(file, field) for field, name in RENDITION.items()})


def _page(item: NewsItem) -> Iterable[dict[str, Any]]:
    if item.page_url:
        yield {"name": PAGE, "href": item.page_url, "contenttype": "text/html"}


def _association(shown: Association) -> dict[str, Any]:
    return _some(
        name=shown.name,
        uri=shown.guid,
        type=shown.kind,
        title=shown.title,
        descriptions=_plain(caption=shown.caption, alt=shown.alt),
        by=shown.credit,
        copyrightnotice=shown.copyright_notice,
        renditions=list(map(_rendition, shown.renditions)),
    )
