"""The body of a text between HTML and NITF: the same tree with other names, by one table."""

from __future__ import annotations

from hoitu.delivery.sharing.formats import elements
from hoitu.delivery.sharing.formats.markup import grown, html_of, tidy
from hoitu.delivery.sharing.formats.nitf.names import FROM_HTML, TO_HTML
from hoitu.kernel.html import TAGS
from hoitu.kernel.safe_xml import etree

CELL_ATTRIBUTES = ("colspan", "rowspan")
LINK_ATTRIBUTES = ("href", "title")

# Elements whose words are lines of their own; others that HTML does not know are passed through.
_LINES = frozenset({"pre", "dt", "dd", "credit", "datasource", "hl1", "caption", "byline", "dateline", "copyrite"})
_ELSEWHERE = frozenset({"media", "tobject", "key-list", "classifier", "hr"})


def put_body(content: etree._Element, html: str) -> None:
    """Put the HTML into the element `body.content`."""
    for each in grown(tidy(html)):
        _put(content, each)


def _put(target: etree._Element, source: etree._Element) -> None:
    name, role = FROM_HTML.get(str(source.tag), (str(source.tag), ""))
    kept = {key: source.get(key, "") for key in (*CELL_ATTRIBUTES, *LINK_ATTRIBUTES)}
    made = elements.put(target, name, "", {"class": role or source.get("scope", ""), **kept})
    inner = elements.put(made, "block") if name == "bq" else made
    inner.text = source.text
    for each in source:
        _put(inner, each)
    made.tail = source.tail


def html_of_body(content: etree._Element) -> str:
    """Return the element `body.content` as tidy HTML; media in it are read elsewhere."""
    body = etree.Element("body")
    _take(content, body)
    return tidy(html_of(body))


def _take(source: etree._Element, target: etree._Element) -> None:
    target.text = source.text
    for each in source:
        name = elements.name_of(each)
        if not name or name in _ELSEWHERE:
            made = etree.SubElement(target, "span")
        else:
            made = etree.SubElement(target, _html_name(name, each), _html_attributes(each))
            _take(each, made)
        made.tail = each.tail


def _html_name(name: str, element: etree._Element) -> str:
    known = TO_HTML.get((name, element.get("class", ""))) or TO_HTML.get((name, ""))
    if known or name in TAGS:
        return known or name
    return "p" if name in _LINES else "span"


def _html_attributes(element: etree._Element) -> dict[str, str]:
    found = {key: element.get(key) for key in (*CELL_ATTRIBUTES, *LINK_ATTRIBUTES)} | {"scope": element.get("class")}
    return {key: value for key, value in found.items() if value}
