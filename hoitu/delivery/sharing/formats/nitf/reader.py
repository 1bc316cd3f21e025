"""NITF as agencies write it, with or without its namespace, valid or not, into an item."""

from __future__ import annotations

from typing import Any

from hoitu.delivery.sharing.formats import elements, instants
from hoitu.delivery.sharing.formats.concepts import MEDIATOPIC, Concept, Place
from hoitu.delivery.sharing.formats.item import STATUSES, NewsItem
from hoitu.delivery.sharing.formats.markup import tidy
from hoitu.delivery.sharing.formats.media import KINDS
from hoitu.delivery.sharing.formats.nitf.body import html_of_body
from hoitu.delivery.sharing.formats.nitf.media import association_of
from hoitu.delivery.sharing.formats.nitf.names import DOCDATA, IDENTIFIED, INSTANTS, META
from hoitu.delivery.sharing.formats.payload import opened_xml
from hoitu.delivery.sharing.formats.reading import Notes, Reading, Unreadable
from hoitu.delivery.sharing.formats.texts import language_tag
from hoitu.kernel.safe_xml import etree


def read(data: bytes) -> Reading:
    """Return the one item of the document, or raise Unreadable."""
    notes = Notes()
    nitf = opened_xml(data, notes)
    if elements.name_of(nitf) != "nitf":
        raise Unreadable("unknown_format", "The root element is not nitf.", where=elements.name_of(nitf))
    said = _docdata(nitf, notes) | _meta(nitf, notes)
    if not said.get("guid"):
        raise Unreadable("no_guid", "docdata has no doc-id with an id-string.", where="doc-id")
    return Reading((NewsItem(**(said | _concepts(nitf) | _head(nitf) | read_text(nitf))),), notes.all())


def read_text(nitf: etree._Element) -> dict[str, Any]:
    """Return what the body says, by the fields of an item; fields it is silent about are missing."""
    head = "body/body.head"
    found: dict[str, Any] = {
        "headline": elements.words(elements.first(nitf, f"{head}/hedline/hl1")),
        "bylines": tuple(filter(None, map(elements.words, elements.every(nitf, f"{head}/byline")))),
        "provider": elements.words(elements.first(nitf, f"{head}/distributor")),
        "located": elements.words(elements.first(nitf, f"{head}/dateline/location")),
        "lead": " ".join(map(elements.words, elements.every(nitf, f"{head}/abstract"))),
        "body_html": tidy("".join(map(html_of_body, elements.every(nitf, "body/body.content")))),
        "associations": tuple(association_of(each, at) for at, each in enumerate(elements.anywhere(nitf, "media"), 1)),
    }
    return {field: value for field, value in found.items() if value}


def _docdata(nitf: etree._Element, notes: Notes) -> dict[str, Any]:
    docdata = elements.first(nitf, "head/docdata")
    if docdata is None:
        return {}
    found: dict[str, Any] = {}
    for field, (name, key) in DOCDATA.items():
        if said := elements.attribute(elements.first(docdata, name), key):
            found[field] = _value(field, said, notes)
    duplicate = elements.first(docdata, "du-key")
    found["version"] = elements.number(duplicate, "version") or 1
    found["slugline"] = elements.attribute(duplicate, "key")
    status = elements.attribute(docdata, "management-status")
    found["status"] = status if status in STATUSES else "usable"
    return {field: value for field, value in found.items() if value is not None}


def _value(field: str, said: str, notes: Notes) -> Any:
    if field in INSTANTS:
        if (at := instants.read(said)) is None:
            notes.add("unreadable_instant", field)
        return at
    if field == "urgency":
        if not (said.isdecimal() and 1 <= int(said) <= 9):  # noqa: PLR2004 - the scale has nine steps
            notes.add("unreadable_number", field)
            return None
        return int(said)
    return said


def _meta(nitf: etree._Element, notes: Notes) -> dict[str, Any]:
    fields = {name: field for field, name in META.items()}
    found: dict[str, Any] = {}
    for each in elements.every(nitf, "head/meta"):
        field = fields.get(name := elements.attribute(each, "name"))
        said = elements.attribute(each, "content")
        if field is None or (field == "kind" and said not in KINDS):
            notes.add("unknown_field", f"meta {name}")
        elif (value := _value(field, said, notes)) is not None:
            found[field] = value
    return found


def _concepts(nitf: etree._Element) -> dict[str, Any]:
    content = "head/docdata/identified-content"
    found: dict[str, Any] = {"subjects": tuple(map(_subject, elements.every(nitf, "head/tobject/tobject.subject")))}
    for field, (name, scheme, code) in IDENTIFIED.items():
        kind = Place if field == "places" else Concept
        found[field] = tuple(
            kind(
                name=elements.words(each), scheme=elements.attribute(each, scheme), code=elements.attribute(each, code)
            )
            for each in elements.every(nitf, f"{content}/{name}")
        )
    return found


def _subject(element: etree._Element) -> Concept:
    keys = ("ipr", "refnum", "code", "matter", "type")
    said = {key: elements.attribute(element, f"tobject.subject.{key}") for key in keys}
    scheme = {"IPTC": MEDIATOPIC, "": MEDIATOPIC, "-": ""}.get(said["ipr"], said["ipr"])
    code = said["code"] if said["refnum"] == "-" else said["refnum"]
    return Concept(name=said["matter"] or said["type"], scheme=scheme if code else "", code=code)


def _head(nitf: etree._Element) -> dict[str, Any]:
    """What stands in the head and in the root: the headline of the body wins over the title."""
    pages = (elements.attribute(each, "ex-ref") for each in elements.every(nitf, "head/pubdata"))
    return {
        "language": language_tag(elements.attribute(nitf, "baselang") or elements.attribute(nitf, elements.XML_LANG)),
        "headline": elements.words(elements.first(nitf, "head/title")),
        "page_url": next(filter(None, pages), ""),
    }
