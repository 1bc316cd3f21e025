"""What an item is about: subjects with their codes, and places with their points."""

from __future__ import annotations

from typing import Any

from hoitu.delivery.sharing.formats import elements
from hoitu.delivery.sharing.formats.concepts import Concept, Place, point, scheme_and_code
from hoitu.delivery.sharing.formats.newsml_g2.names import ALIASES, NATURES, NEWSCODES
from hoitu.kernel.safe_xml import etree

_FIELDS = {nature: field for field, nature in NATURES.items()} | {"cpnat:poi": "places"}


def concept_of(element: etree._Element | None) -> Concept:
    """Return the concept: its address if it has one, else its code with an alias that we know or leave as it is."""
    alias, colon, code = elements.attribute(element, "qcode").partition(":")
    uri, literal = elements.attribute(element, "uri"), elements.attribute(element, "literal")
    if uri or not colon:
        scheme, code = scheme_and_code(uri, literal)
    else:
        scheme = f"{NEWSCODES}{ALIASES[alias]}/" if alias in ALIASES else f"{alias}:"
    return Concept(name=elements.words(first_name(element)), scheme=scheme, code=code)


def first_name(element: etree._Element | None) -> etree._Element | None:
    """Return the element that names the concept."""
    return None if element is None else elements.first(element, "name")


def name_of(element: etree._Element | None) -> str:
    """Return what the concept is called; without a name, its literal, its code or its address."""
    named = elements.words(first_name(element))
    return named or next(filter(None, (elements.attribute(element, key) for key in ("literal", "qcode", "uri"))), "")


def read(root: etree._Element, meta: etree._Element) -> dict[str, Any]:
    """Return subjects, people, organisations and places, in their order."""
    found: dict[str, list[Concept]] = {field: [] for field in ("subjects", *NATURES)}
    points = _points(root)
    for each in elements.every(meta, "subject"):
        field = _FIELDS.get(elements.attribute(each, "type"), "subjects")
        found[field].append(_place(each, points) if field == "places" else concept_of(each))
    return {field: tuple(concepts) for field, concepts in found.items()}


def _place(element: etree._Element, points: dict[str, tuple[float, float]]) -> Place:
    named = concept_of(element)
    key = named.uri or named.code or named.name
    return Place(name=named.name, scheme=named.scheme, code=named.code, point=points.get(key))


def _points(root: etree._Element) -> dict[str, tuple[float, float]]:
    found = {}
    for told in elements.every(root, "assert"):
        position = elements.first(told, "geoAreaDetails/position")
        key = concept_of(told).uri or elements.attribute(told, "literal")
        if at := point(elements.attribute(position, "longitude"), elements.attribute(position, "latitude")):
            found[key] = at
    return found
