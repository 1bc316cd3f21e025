"""What can be told of a Khmer text without knowing Khmer: digits, breaks and marks. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.production.writing.rules.style.finding import Hit, House, swap

_LETTER = "[\u1780-\u17d3]"
_MIXED = re.compile("[0-9\u17e0-\u17e9]*(?:[0-9][\u17e0-\u17e9]|[\u17e0-\u17e9][0-9])[0-9\u17e0-\u17e9]*")
_BREAKS = re.compile("\u200b{2,}|\u200b+(?= )|(?<= )\u200b+")
_BEFORE = re.compile("(?<=[\u1780-\u17d3])[ \u200b]+(?=[\u17d4\u17d5\u17d6\u17d7])")
_STOP = re.compile(f"(?<={_LETTER})\\.(?=\\s|$)")
_TO_KHMER = {ord(str(digit)): chr(0x17E0 + digit) for digit in range(10)}


def khmer_text(text: str, _house: House) -> Iterator[Hit]:
    """Find numbers that mix two scripts, breaks that break nothing, blanks before ។, and Latin full stops."""
    for found in _MIXED.finditer(text):
        yield swap(*found.span(), found[0].translate(_TO_KHMER), "mixed_digits")
    for found in _BREAKS.finditer(text):
        one = "\u200b" if " " not in text[max(0, found.start() - 1) : found.end() + 1] else ""
        yield _around(text, found.start(), found.end(), one)
    for found in _BEFORE.finditer(text):
        yield swap(found.start(), found.end() + 1, text[found.end()], "khmer_blank")
    for found in _STOP.finditer(text):
        yield swap(*found.span(), "។", "khmer_stop")


def _around(text: str, start: int, end: int, new: str) -> Hit:
    """Swap breaks together with the letter before them: what is put in is never nothing."""
    if start == 0:
        return swap(start, end + 1, new + text[end : end + 1], "khmer_breaks")
    return swap(start - 1, end, text[start - 1] + new, "khmer_breaks")
