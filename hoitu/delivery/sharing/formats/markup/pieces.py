"""Words and elements, the pieces a tree of HTML is tidied by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.kernel.safe_xml import etree

LINES = frozenset({"p", "h2", "h3"})
INLINE = frozenset({"strong", "b", "em", "i", "a", "sup", "sub", "br"})

_BLANKS = re.compile(r"[ \t\n]+")

Piece = str | etree._Element  # noqa: SLF001 - lxml gives its one type of element no public name


def pieces(source: etree._Element) -> Iterator[Piece]:
    """Words and elements in turn, runs of blanks as one."""
    for text, element in [(source.text, None), *((each.tail, each) for each in source)]:
        if element is not None:
            yield element
        if text:
            yield _BLANKS.sub(" ", text)


def words_of(source: etree._Element) -> str:
    """All words of the element, runs of blanks as one."""
    return _BLANKS.sub(" ", "".join(map(str, source.itertext())))


def is_words(piece: Piece) -> bool:
    """Words, or inline elements with nothing but words in them."""
    return isinstance(piece, str) or all(each.tag in INLINE for each in piece.iter())


def is_blank(piece: Piece) -> bool:
    """Blanks alone, or a line without content."""
    return not piece.strip(" ") if isinstance(piece, str) else piece.tag in LINES and is_empty(piece)


def is_empty(line: etree._Element) -> bool:
    return not len(line) and not (line.text or "").strip(" ")


def say(target: etree._Element, text: str) -> None:
    """Put words at the end of the element."""
    if len(target):
        target[-1].tail = (target[-1].tail or "") + text
    else:
        target.text = (target.text or "") + text


def trim(line: etree._Element) -> None:
    """Leave no blanks at the ends of a line, and no line without content."""
    parent, before = line.getparent(), line.getprevious()
    if is_empty(line) and parent is not None:
        tail = line.tail or ""
        parent.remove(line)
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
        return
    line.text = (line.text or "").lstrip(" ")
    if len(line):
        line[-1].tail = (line[-1].tail or "").rstrip(" ")
    else:
        line.text = line.text.rstrip(" ")
