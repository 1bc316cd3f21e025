"""Blanks, punctuation, quotation marks and words written twice. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.production.writing.rules.style.finding import Edit, Hit, House, point, swap

_BLANKS = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_BEFORE = re.compile(r"(?<=[^\W_])[ \u00a0]+(?=[,;]|[:!?…](?!\w)|\.(?![\w.])|[)\]”])")
_AFTER = re.compile(r"(?<=[^\W\d_])[,;!?](?=[^\W\d_])|(?<=[a-zà-ỹ]{2})\.(?=[A-ZĐÀ-Ỹ][a-zà-ỹ])|(?<=\w)\)(?=[^\W\d_]{2})")
_INSIDE = re.compile(r"(?<=[(\[“])[ \u00a0]+(?=\S)")
_STRAIGHT = re.compile(r'"')
_PAIR = re.compile(r'"([^"\n]+)"')
_TWICE = re.compile(
    r"\b(của|và|là|có|được|các|những|trong|với|cho|để|tại|về|theo|đã|sẽ|bị|bởi|nhưng|hoặc|khi|nếu|thì|mà|rằng)"
    r"[ \u00a0]+\1\b",
    re.IGNORECASE,
)


def blanks(text: str, _house: House) -> Iterator[Hit]:
    """Find two blanks in a row, blanks before a mark or inside brackets, and missing ones after a mark."""
    for found in _BLANKS.finditer(text):
        yield swap(*found.span(), " ", "two_blanks")
    for found in _BEFORE.finditer(text):
        end = found.end() + 1
        if found.end() - found.start() == 1:
            after = " " if text[found.end()] in ",;" and text[end : end + 1].isalpha() else ""
            yield swap(found.start(), end, text[found.end()] + after, "blank_before_mark")
    for found in _INSIDE.finditer(text):
        if found.end() - found.start() == 1:
            yield swap(found.start() - 1, found.end(), text[found.start() - 1], "blank_inside")
    for found in _AFTER.finditer(text):
        yield swap(*found.span(), f"{found[0]} ", "blank_after_mark")


def quotation_marks(text: str, _house: House) -> Iterator[Hit]:
    """Find straight quotation marks, which become “ ” around the same words, and marks without their other half."""
    paired: set[int] = set()
    for found in _PAIR.finditer(text):
        first, last = found.start(), found.end() - 1
        paired |= {first, last}
        yield Hit(first, last + 1, "straight_quotes", (Edit(first, first + 1, "“"), Edit(last, last + 1, "”")))
    for found in _STRAIGHT.finditer(text):
        at = found.start()
        if at not in paired and not text[:at][-1:].isdigit():
            yield point(at, at + 1, "half_quote")
    yield from _half_curly(text)


def _half_curly(text: str) -> Iterator[Hit]:
    """Find “ without ” and the reverse; a quotation may run over several paragraphs of one text."""
    opened: list[int] = []
    for at, letter in enumerate(text):
        if letter == "“":
            opened.append(at)
        elif letter == "”" and not opened:
            yield point(at, at + 1, "half_quote")
        elif letter == "”":
            opened.pop()
    for at in opened:
        yield point(at, at + 1, "half_quote")


def repeated(text: str, _house: House) -> Iterator[Hit]:
    """Find a small word written twice; words that are doubled on purpose (ngày ngày) are not among them."""
    for found in _TWICE.finditer(text):
        yield swap(*found.span(), found[1], "twice")
