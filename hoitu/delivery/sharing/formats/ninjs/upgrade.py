"""Older ninjs, and newer, brought to the field names of 2.1, as far as shapes allow; what is odd stays as it is."""

from __future__ import annotations

import re
from typing import Any

# 1.x names in the singular what holds many.
PLURALS = {
    "person": "people",
    "organisation": "organisations",
    "place": "places",
    "subject": "subjects",
    "event": "events",
    "object": "objects",
    "infosource": "infosources",
    "trustindicator": "trustindicators",
    "genre": "genres",
    "byline": "by",
    "$standard": "standard",
    "embargoeduntil": "embargoed",
    "geometry_geojson": "geojson",
    "mimetype": "contenttype",
}
# 1.x puts what a text is for into the name of its field: body_html, description_text.
_TEXT = re.compile(r"(body|description|headline)(?:_(\w+))?")
LISTS = {"body": "bodies", "description": "descriptions", "headline": "headlines"}
ROLES = {"text": "main", "html": "main", "xhtml": "main", "": "main"}
SUMMARY = {"text", "summary", "html"}


def upgraded(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document of any version with the names of 2.1; geometry keeps its own."""
    made: dict[str, Any] = {}
    named_texts: dict[str, list[Any]] = {}
    for key, value in document.items():
        name = PLURALS.get(key.lower(), key.lower())
        text = _TEXT.fullmatch(name)
        if text and isinstance(value, str):
            named_texts.setdefault(LISTS[text[1]], []).append(_text(text[1], text[2] or "", value))
        elif name == "geojson":
            made[name] = value
        elif name in {"associations", "renditions"} and isinstance(value, dict):
            made[name] = [_named(part, inner) for part, inner in value.items()]
        else:
            made[name] = _inner(value)
    for name, found in named_texts.items():
        beside = made.get(name, [])
        made[name] = beside + found if isinstance(beside, list) else beside
    return made


def _inner(value: Any) -> Any:
    if isinstance(value, dict):
        return _concept(upgraded(value))
    return [_inner(each) for each in value] if isinstance(value, list) else value


def _named(name: str, value: Any) -> Any:
    return {"name": name} | upgraded(value) if isinstance(value, dict) else value


def _text(field: str, suffix: str, value: str) -> dict[str, str]:
    """A text of 1.x with its role and its type, which its name told."""
    role = ROLES.get(suffix, suffix)
    if field == "description" and suffix in SUMMARY:
        role = "summary"
    return {"role": role, "contenttype": "text/html" if "html" in suffix else "text/plain", "value": value}


def _concept(value: dict[str, Any]) -> dict[str, Any]:
    """1.x names a concept by scheme and code, 2.x by its whole address."""
    scheme, code = value.get("scheme"), value.get("code")
    if not isinstance(code, str):
        return value
    whole = {"uri": scheme + code} if isinstance(scheme, str) and scheme else {}
    kept = {name: each for name, each in value.items() if name not in {"scheme", "code"}}
    return kept | {"literal": code} | whole
