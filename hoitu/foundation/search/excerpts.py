"""A few words around the first match, with the matches marked and everything else escaped."""

from __future__ import annotations

import re
from html import escape

from django.utils.safestring import SafeString, mark_safe

from hoitu.kernel import text

LENGTH = 220
LEAD_IN = 60
NEAR = 1200  # characters looked through first: most matches are there, and a whole article takes its time


def excerpt(given: str, words: tuple[str, ...], length: int = LENGTH) -> SafeString:
    """Return about `length` characters of `given` around the first of the folded words, each match in `<mark>`."""
    plain = re.sub(r"\s+", " ", text.nfc(given).replace("\u200b", "")).strip()
    spots = _spots(plain[:NEAR], words)
    if not spots or spots[0][0] > NEAR - length - LEAD_IN:
        spots = _spots(plain, words)
    start = _word_start(plain, max(0, spots[0][0] - LEAD_IN)) if spots else 0
    end = _word_end(plain, min(len(plain), start + length))
    marked = _marked(plain, start, end, spots)
    return mark_safe(f"{'… ' if start else ''}{marked}{' …' if end < len(plain) else ''}")  # noqa: S308 - escaped


def _spots(plain: str, words: tuple[str, ...]) -> list[tuple[int, int]]:
    """Return where the words stand. Folding keeps the length of NFC text but for rare letters: then none is marked."""
    folded = text.fold(plain)
    if not words or len(folded) != len(plain):
        return []
    wanted = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    # Khmer words stand without spaces: there a match may begin anywhere.
    bounded = rf"(?<![^\W_])(?:{wanted})(?![^\W_])" if all(word.isascii() for word in words) else wanted
    return [found.span() for found in re.finditer(bounded, folded)]


def _word_start(plain: str, at: int) -> int:
    space = plain.find(" ", at)
    return space + 1 if at and at <= space < at + LEAD_IN // 2 else at


def _word_end(plain: str, at: int) -> int:
    space = plain.rfind(" ", 0, at)
    return space if at < len(plain) and space > at - LEAD_IN // 2 else at


def _marked(plain: str, start: int, end: int, spots: list[tuple[int, int]]) -> str:
    parts, at = [], start
    for first, last in spots:
        if first >= at and last <= end:
            parts += [escape(plain[at:first]), "<mark>", escape(plain[first:last]), "</mark>"]
            at = last
    return "".join([*parts, escape(plain[at:end])])
