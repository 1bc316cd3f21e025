"""The content of a newsItem: a text as NITF, HTML or plain words, and files that stand elsewhere."""

from __future__ import annotations

from typing import Any

from hoitu.delivery.sharing.formats import elements, nitf, texts
from hoitu.delivery.sharing.formats.markup import html_of, tidy
from hoitu.delivery.sharing.formats.media import Rendition
from hoitu.delivery.sharing.formats.newsml_g2.names import RENDITION
from hoitu.delivery.sharing.formats.reading import Notes
from hoitu.kernel.safe_xml import etree


def read(root: etree._Element, notes: Notes) -> dict[str, Any]:
    """Return what the contentSet says, by the fields of an item; the first text that can be read is the body."""
    found: dict[str, Any] = {}
    for each in elements.every(root, "contentSet/inlineXML"):
        found = found or _inline_xml(each, notes)
    for each in elements.every(root, "contentSet/inlineData"):
        found = found or _inline_data(each, notes)
    files = enumerate(elements.every(root, "contentSet/remoteContent"), 1)
    return found | {"renditions": tuple(_rendition(each, at) for at, each in files if each.get("href"))}


def _inline_xml(element: etree._Element, notes: Notes) -> dict[str, Any]:
    inside = elements.first(element, "*")
    if inside is None:
        return {}
    if elements.name_of(inside) == "nitf":
        return nitf.read_text(inside)
    if elements.name_of(inside) == "html":
        body = elements.first(inside, "body")
        return {} if body is None else {"body_html": tidy(html_of(_bare(body)))}
    notes.add("unknown_field", f"inlineXML {elements.name_of(inside)}")
    return {}


def _bare(element: etree._Element) -> etree._Element:
    """The same tree with names that have no namespace; comments go."""
    made = etree.Element(elements.name_of(element) or "span", {str(k): str(v) for k, v in element.items()})
    made.text = element.text if elements.name_of(element) else ""
    for each in element:
        inner = _bare(each)
        inner.tail = each.tail
        made.append(inner)
    return made


def _inline_data(element: etree._Element, notes: Notes) -> dict[str, Any]:
    kind = elements.attribute(element, "contenttype")
    if element.get("encoding") or element.get("encodinguri") or not kind.startswith("text/"):
        notes.add("unknown_field", f"inlineData {kind}".strip())
        return {}
    said = texts.legal(elements.text_of(element))
    return {"body_html": tidy(said if "html" in kind else texts.paragraphs(said))}


def _rendition(element: etree._Element, at: int) -> Rendition:
    name = elements.attribute(element, "renditionuri").removeprefix(RENDITION)
    return Rendition(
        name=name or elements.attribute(element, "rendition").rpartition(":")[2] or f"file{at}",
        href=elements.attribute(element, "href"),
        mime=elements.attribute(element, "contenttype"),
        title=elements.attribute(element, "title"),
        **{field: elements.number(element, field) for field in ("size", "width", "height", "duration")},
    )
