"""What a ninjs document may look like, by the names of 2.1: enough to trust every value that we read.

The schemas are not ours to ship. A field we do not know is remarked on, not refused: partners add their own.
"""

from __future__ import annotations

import math
from typing import Any

from hoitu.delivery.sharing.formats.item import STATUSES
from hoitu.delivery.sharing.formats.media import KINDS
from hoitu.delivery.sharing.formats.reading import Notes, Unreadable

NOT_NEWS = frozenset({"event", "planning"})
_CONTACT = {"contactinfo": [dict]}
_CONCEPT = {"name": str, "rel": str, "uri": str, "literal": str}
_TEXT = {"role": str, "contenttype": str, "value": str, "charcount": int, "wordcount": int}
_RENDITION = {
    **dict.fromkeys(("name", "href", "contenttype", "title", "format", "bitrate"), str),
    **dict.fromkeys(("aspectratio", "videocodec", "scantype", "transportprotocol"), str),
    **dict.fromkeys(("width", "height", "sizeinbytes", "duration", "framerate"), int),
    "poi": dict,
}
_DATES = dict.fromkeys(("startdate", "enddate", "expectedstartdate", "expectedenddate", "expectedduration"), str)

# Field → its type; a list of a table is an array of such objects.
SHAPE: dict[str, Any] = {
    **dict.fromkeys(("uri", "profile", "language", "title", "by", "slugline", "located", "contenttype"), str),
    **dict.fromkeys(("copyrightholder", "copyrightnotice", "usageterms", "ednote", "version"), str),
    **dict.fromkeys(("firstcreated", "versioncreated", "contentcreated", "embargoed", "expires"), str),
    "type": frozenset({*KINDS, "component", *NOT_NEWS}),
    "pubstatus": frozenset(STATUSES),
    "representationtype": frozenset({"full", "partial", "complete", "incomplete"}),
    "urgency": range(1, 10),
    "charcount": int,
    "wordcount": int,
    "headlines": [_TEXT],
    "descriptions": [_TEXT],
    "bodies": [_TEXT],
    "subjects": [{**_CONCEPT, "creator": str, "relevance": int, "confidence": int}],
    "people": [_CONCEPT | _CONTACT],
    "organisations": [{**_CONCEPT, **_CONTACT, "symbols": [dict]}],
    "places": [{**_CONCEPT, **_CONTACT, "geojson": dict}],
    "events": [{**_CONCEPT, "id": str}],
    "objects": [_CONCEPT],
    "genres": [_CONCEPT],
    "infosources": [{**_CONCEPT, **_CONTACT, "role": str}],
    "renditions": [_RENDITION],
    "trustindicators": [{"role": str, "title": str, "href": str}],
    "standard": {"name": str, "version": str, "schema": str},
    "digitalsourcetype": _CONCEPT,
    "rightsinfo": {"langid": str, "linkedrights": str, "encodedrights": str},
    "eventdetails": {"eventstatus": str, "plannedcoveragestatus": str, "dates": _DATES | {"recurrence": dict}},
    "plannedcoverage": [dict],
}
SHAPE["associations"] = [{**SHAPE, "name": str, "rel": str}]


def check(document: dict[str, Any], notes: Notes) -> None:
    """Raise Unreadable where a value has the wrong type; remark on fields that nobody listed."""
    _check(document, SHAPE, "", notes)
    dates = document.get("eventdetails", {}).get("dates", {})
    for day in ("startdate", "enddate"):
        if day in dates and f"expected{day}" in dates:
            raise Unreadable("wrong_shape", f"An event has {day} or expected{day}, not both.", where="eventdetails")


def _check(value: Any, wanted: Any, where: str, notes: Notes) -> None:
    if isinstance(wanted, dict):
        _demand(isinstance(value, dict), where)
        for name, inner in value.items():
            if name in wanted:
                _check(inner, wanted[name], f"{where}.{name}".strip("."), notes)
            elif name not in {"altids", "organiser"}:
                notes.add("unknown_field", f"{where}.{name}".strip("."))
    elif isinstance(wanted, list):
        _demand(isinstance(value, list), where)
        for inner in value:
            _check(inner, wanted[0], where, notes)
    elif isinstance(wanted, frozenset | range):
        _demand(isinstance(value, str | int | float) and not isinstance(value, bool) and value in wanted, where)
    else:
        _demand(_is_number(value) if wanted is int else isinstance(value, wanted), where)


def _is_number(value: Any) -> bool:
    """JSON of careless senders holds Infinity and NaN, which are none."""
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _demand(held: bool, where: str) -> None:  # noqa: FBT001 - one plain condition
    if not held:
        raise Unreadable(
            "wrong_shape", f"The value of {where or 'the document'} is not what ninjs allows.", where=where
        )
