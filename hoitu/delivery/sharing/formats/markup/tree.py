"""HTML as a tree of elements, and the tree as HTML."""

from __future__ import annotations

import html
from html.parser import HTMLParser

from hoitu.delivery.sharing.formats.texts import legal
from hoitu.kernel.html import clean
from hoitu.kernel.safe_xml import etree

VOID = frozenset({"br"})


def grown(markup: str) -> etree._Element:
    """Return the cleaned HTML as the content of one element `body`."""
    grower = _Grower()
    grower.feed(clean(legal(markup)))
    grower.close()
    return grower.finished()


class _Grower(HTMLParser):
    """Cleaned HTML closes all it opens, so that a tree grows without guessing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._builder = etree.TreeBuilder()
        self._builder.start("body", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._builder.start(tag, {key: legal(value or "") for key, value in attrs})
        if tag in VOID:
            self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self._builder.end(tag)

    def handle_data(self, data: str) -> None:
        self._builder.data(legal(data))

    def finished(self) -> etree._Element:
        self._builder.end("body")
        return self._builder.close()


def html_of(element: etree._Element) -> str:
    """Return the content of the element (names as in HTML, no namespace) as cleaned HTML."""
    return clean(_inside(element))


def _inside(element: etree._Element) -> str:
    return html.escape(element.text or "", quote=False) + "".join(
        _written(each) + html.escape(each.tail or "", quote=False) for each in element
    )


def _written(element: etree._Element) -> str:
    attributes = "".join(f' {key!s}="{html.escape(str(value))}"' for key, value in element.items())
    tag = str(element.tag)
    return f"<{tag}>" if tag in VOID else f"<{tag}{attributes}>{_inside(element)}</{tag}>"
