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
        target[-1].tail = _joined(target[-1].tail, text)
    else:
        target.text = _joined(target.text, text)


def _joined(before: str | None, after: str) -> str:
    """Two runs of words as one, with one blank at the seam at most."""
    return (before or "") + (after.removeprefix(" ") if (before or "").endswith(" ") else after)


def drop(made: etree._Element) -> None:
    """Take an element out; the words after it stay."""
    parent, before, tail = made.getparent(), made.getprevious(), made.tail or ""
    if parent is None:
        return
    parent.remove(made)
    if before is not None:
        before.tail = _joined(before.tail, tail)
    else:
        parent.text = _joined(parent.text, tail)


def trim(line: etree._Element) -> None:
    """Leave no blanks at the ends of a line, and no line without content."""
    if is_empty(line):
        drop(line)
        return
    line.text = (line.text or "").lstrip(" ")
    if len(line):
        line[-1].tail = (line[-1].tail or "").rstrip(" ")
    else:
        line.text = line.text.rstrip(" ")
