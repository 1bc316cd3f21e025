"""Where the terms of the glossary stand in a text. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoitu.kernel.khmer import ZERO_WIDTH_SPACE
from hoitu.kernel.text import nfc, unify_tones

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Entry:
    """A term: Vietnamese words, Khmer words, a note."""

    vi: str
    km: str
    note: str = ""


@dataclass(frozen=True)
class Found:
    """A place of a text, and the terms that are said there."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class Glossary:
    """Terms ready to be looked for: whatever the case and the placing of tone marks, the longest first."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._terms: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        for entry in entries:
            words = tuple(_plain(word) for word in _WORD.findall(nfc(entry.vi)))
            if words:
                self._terms[words].append(entry)
                self._longest[words[0]] = max(self._longest[words[0]], len(words))

    def find(self, text: str) -> list[Found]:
        """Return where terms stand in a text (composed, NFC), from its start; none inside another."""
        words = [(match.start(), match.end(), _plain(match[0])) for match in _WORD.finditer(text)]
        found: list[Found] = []
        place = 0
        while place < len(words):
            length = self._length_at([word for _start, _end, word in words[place : place + 12]])
            if length:
                said = tuple(word for _start, _end, word in words[place : place + length])
                found.append(Found(words[place][0], words[place + length - 1][1], tuple(self._terms[said])))
            place += length or 1
        return found

    def _length_at(self, words: Sequence[str]) -> int:
        longest = self._longest.get(words[0], 0)
        return next((size for size in range(longest, 0, -1) if tuple(words[:size]) in self._terms), 0)


def is_used(entry: Entry, khmer: str) -> bool:
    """Say whether a Khmer text has the term's Khmer words, zero-width spaces aside."""
    return _bare(entry.km) in _bare(khmer)


def _plain(word: str) -> str:
    return unify_tones(word.lower())


def _bare(khmer: str) -> str:
    return nfc(khmer).replace(ZERO_WIDTH_SPACE, "").replace(" ", "")
