"""An item as an NITF 3.6 document."""

from __future__ import annotations

import re
from datetime import datetime

from hoitu.delivery.sharing.formats import elements, instants
from hoitu.delivery.sharing.formats.concepts import MEDIATOPIC, Concept
from hoitu.delivery.sharing.formats.item import NewsItem
from hoitu.delivery.sharing.formats.nitf.body import put_body
from hoitu.delivery.sharing.formats.nitf.media import put_media
from hoitu.delivery.sharing.formats.nitf.names import DOCDATA, IDENTIFIED, META, NAMESPACE
from hoitu.kernel.safe_xml import etree

_TOKEN = re.compile(r"[A-Za-z0-9._:-]+")  # what the schema takes as a reference number, of ASCII


def write(item: NewsItem) -> bytes:
    """Return the item as a document of its own."""
    nitf = elements.root(NAMESPACE, "nitf")
    if item.language:
        nitf.set("baselang", item.language)
    _put_head(nitf, item)
    _put_text(nitf, item)
    return elements.document(nitf)


def written_text(item: NewsItem) -> etree._Element:
    """Return the text of the item alone, as it stands inside NewsML-G2, which says the rest itself."""
    nitf = elements.root(NAMESPACE, "nitf")
    _put_text(nitf, item)
    return nitf


def _put_head(nitf: etree._Element, item: NewsItem) -> None:
    head = elements.put(nitf, "head")
    elements.put_words(head, "title", item.headline)
    for field, name in META.items():
        if said := _said(item, field):
            elements.put(head, "meta", "", {"name": name, "content": said})
    _put_subjects(head, item.subjects)
    _put_docdata(head, item)
    if item.page_url:
        elements.put(head, "pubdata", "", {"type": "web", "ex-ref": item.page_url})


def _said(item: NewsItem, field: str) -> str:
    value = getattr(item, field)
    if isinstance(value, datetime):
        return instants.written(value)
    return "" if value is None else str(value)


def _put_subjects(head: etree._Element, subjects: tuple[Concept, ...]) -> None:
    if not subjects:
        return
    tobject = elements.put(head, "tobject")
    for each in subjects:
        named = {
            "tobject.subject.ipr": "IPTC" if each.scheme == MEDIATOPIC else each.scheme or "-",
            "tobject.subject.refnum": each.code if _TOKEN.fullmatch(each.code) else "-",
            "tobject.subject.code": "" if _TOKEN.fullmatch(each.code) else each.code,
            "tobject.subject.matter": each.name,
        }
        elements.put(tobject, "tobject.subject", "", named)


def _put_docdata(head: etree._Element, item: NewsItem) -> None:
    docdata = elements.put(head, "docdata", "", {"management-status": item.status})
    for field, (name, key) in DOCDATA.items():
        if said := _said(item, field):
            elements.put(docdata, name, "", {key: said})
    elements.put(docdata, "du-key", "", {"version": item.version, "key": item.slugline})
    content = elements.put(docdata, "identified-content")
    for field, (name, scheme, code) in IDENTIFIED.items():
        for each in getattr(item, field):
            elements.put(content, name, each.name, {scheme: each.scheme, code: each.code})


def _put_text(nitf: etree._Element, item: NewsItem) -> None:
    body = elements.put(nitf, "body")
    head = elements.put(body, "body.head")
    if item.headline:
        elements.put_words(elements.put(head, "hedline"), "hl1", item.headline)
    for each in item.bylines:
        elements.put_words(head, "byline", each)
    elements.put_words(head, "distributor", item.provider)
    if item.located:
        elements.put_words(elements.put(head, "dateline"), "location", item.located)
    if item.lead:
        elements.put_words(elements.put(head, "abstract"), "p", item.lead)
    content = elements.put(body, "body.content")
    put_body(content, item.body_html)
    for shown in item.associations:
        put_media(content, shown)
