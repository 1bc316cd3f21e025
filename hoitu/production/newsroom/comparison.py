"""Two texts word by word: what was taken out, what was put in. Pure, like the rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from hoitu.kernel import khmer

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
_BREAKS = re.compile(f"({khmer.ZERO_WIDTH_SPACE}+)")


@dataclass(frozen=True)
class Piece:
    """A run of text: kept, taken out of the old, or put into the new."""

    change: Literal["same", "out", "in"]
    text: str


def words_of(text: str) -> list[str]:
    """Return a text cut into words, blanks and signs; joined they are the text again. Khmer is cut by word."""
    if not khmer.has_khmer(text):
        return _WORDS.findall(text)
    return [word for run in _BREAKS.split(text) for word in _khmer_words(run)]


def _khmer_words(run: str) -> list[str]:
    if khmer.ZERO_WIDTH_SPACE in run:
        return [run]
    return [
        word for piece in khmer.segment(run) for word in ([piece] if khmer.has_khmer(piece) else _WORDS.findall(piece))
    ]


def compare(old: str, new: str) -> list[Piece]:
    """Return the pieces from old to new; the "same" and "out" make the old, the "same" and "in" the new."""
    before, after = words_of(old), words_of(new)
    pieces: list[Piece] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(before[i:j])))
            continue
        if i < j:
            pieces.append(Piece("out", "".join(before[i:j])))
        if k < m:
            pieces.append(Piece("in", "".join(after[k:m])))
    return pieces


def compare_paragraphs(old: list[str], new: list[str]) -> list[list[Piece]]:
    """Return one list of pieces per paragraph: whole paragraphs are paired first, then compared by words."""
    rows: list[list[Piece]] = []
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            rows.extend([Piece("same", text)] for text in old[i:j])
            continue
        before, after = old[i:j], new[k:m]
        together = min(len(before), len(after))
        rows.extend(compare(a, b) for a, b in zip(before, after, strict=False))
        rows.extend([Piece("out", text)] for text in before[together:])
        rows.extend([Piece("in", text)] for text in after[together:])
    return rows
