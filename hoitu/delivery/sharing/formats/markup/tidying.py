"""The orderly form of a body: blocks at the top, words in blocks, lists of items, tables of rows.

Whatever the cleaner lets through fits into it, with all its words. A body of ours is in this form already.
"""

from __future__ import annotations

import re

from hoitu.delivery.sharing.formats.markup.foreign import translated
from hoitu.delivery.sharing.formats.markup.pieces import (
    INLINE,
    LINES,
    Piece,
    drop,
    is_blank,
    is_words,
    pieces,
    say,
    trim,
    words_of,
)
from hoitu.delivery.sharing.formats.markup.tree import grown, html_of
from hoitu.kernel.safe_xml import etree

DEPTH = 16  # deeper than any text, and as XML within what our own reader takes; below it words alone are kept

LISTS = frozenset({"ul", "ol"})
CELLS = frozenset({"td", "th"})

_SPAN = re.compile(r"[1-9][0-9]{0,2}")
_SCOPES = frozenset({"row", "col", "rowgroup", "colgroup"})


def tidy(markup: str) -> str:
    """Return the HTML cleaned and in orderly form; tidying twice changes nothing."""
    body = etree.Element("body")
    _flow(grown(translated(markup)), body, DEPTH)
    for line in list(body.iter(*LINES)):
        trim(line)
    for quote in reversed(list(body.iter("blockquote"))):
        if not len(quote):  # its lines were blank
            drop(quote)
    return html_of(body)


def _flow(source: etree._Element, target: etree._Element, depth: int) -> None:
    """Blocks alone: words between them become paragraphs."""
    paragraph = None
    for piece in pieces(source):
        if not is_words(piece):
            paragraph = None
            _block(piece, target, depth)  # type: ignore[arg-type]  # a piece that is no words is an element
        elif paragraph is not None or not is_blank(piece):
            paragraph = etree.SubElement(target, "p") if paragraph is None else paragraph
            _word(piece, paragraph, depth)


def _block(source: etree._Element, target: etree._Element, depth: int) -> None:
    if depth == 0:
        say(etree.SubElement(target, "p"), words_of(source))
    elif source.tag in LINES:
        _words(source, etree.SubElement(target, str(source.tag)), depth - 1)
    elif source.tag in LISTS:
        _list(source, target, depth - 1)
    elif source.tag == "blockquote":
        _flow(source, etree.SubElement(target, "blockquote"), depth - 1)
    elif source.tag == "table":
        _table(source, target, depth - 1)
    else:  # an element where it may not be, or a link around blocks: its content stays
        _flow(source, target, depth - 1)


def _words(source: etree._Element, target: etree._Element, depth: int) -> None:
    for piece in pieces(source):
        _word(piece, target, depth)


def _word(piece: Piece, target: etree._Element, depth: int) -> None:
    if isinstance(piece, str):
        say(target, piece)
    elif depth == 0:
        say(target, words_of(piece))
    elif piece.tag in INLINE and not (piece.tag == "a" and _in_link(target)):
        _words(piece, etree.SubElement(target, str(piece.tag), _link(piece)), depth - 1)
    else:  # a block or a link inside a line of words
        say(target, " " if piece.tag != "a" else "")
        _words(piece, target, depth - 1)


def _in_link(target: etree._Element) -> bool:
    return target.tag == "a" or any(True for _ in target.iterancestors("a"))


def _link(source: etree._Element) -> dict[str, str]:
    kept = ((key, source.get(key)) for key in ("href", "title"))
    return {key: value for key, value in kept if value is not None}


def _mixed(source: etree._Element, target: etree._Element, depth: int) -> None:
    """Words and blocks side by side, as list items and cells may hold them."""
    for piece in pieces(source):
        if is_words(piece):
            _word(piece, target, depth)
        else:
            _block(piece, target, depth)  # type: ignore[arg-type]  # see _flow


def _list(source: etree._Element, target: etree._Element, depth: int) -> None:
    made = etree.SubElement(target, str(source.tag))
    for piece in pieces(source):
        if is_blank(piece):
            continue
        item = etree.SubElement(made, "li")
        if isinstance(piece, str):
            say(item, piece)
        elif piece.tag == "li":
            _mixed(piece, item, depth)
        else:
            _block(piece, item, depth)
    _drop_if_empty(made)


def _table(source: etree._Element, target: etree._Element, depth: int) -> None:
    """A head and a body; a caption or other words in the table go before it."""
    made, heads, rows = etree.Element("table"), etree.Element("thead"), etree.Element("tbody")
    for part in pieces(source):
        if isinstance(part, str) or part.tag not in {"thead", "tbody", "tr"}:
            _flow_one(part, target, depth)
            continue
        for row in [part] if part.tag == "tr" else part.iterchildren("tr"):
            _row(row, heads if part.tag == "thead" else rows, depth)
    made.extend(each for each in (heads, rows) if len(each))
    if len(made):
        target.append(made)


def _flow_one(piece: Piece, target: etree._Element, depth: int) -> None:
    alone = etree.Element("body")
    if isinstance(piece, str):
        alone.text = piece
    else:
        say(alone, words_of(piece))
    _flow(alone, target, depth)


def _row(source: etree._Element, target: etree._Element, depth: int) -> None:
    row = etree.SubElement(target, "tr")
    for cell in source.iterchildren(*CELLS):
        _mixed(cell, etree.SubElement(row, str(cell.tag), _cell(cell)), depth)
    _drop_if_empty(row)


def _cell(source: etree._Element) -> dict[str, str]:
    spans = {key: value for key in ("colspan", "rowspan") if _SPAN.fullmatch(value := source.get(key, ""))}
    scope = source.get("scope", "")
    return spans | ({"scope": scope} if scope in _SCOPES else {})


def _drop_if_empty(made: etree._Element) -> None:
    parent = made.getparent()
    if not len(made) and parent is not None:
        parent.remove(made)
