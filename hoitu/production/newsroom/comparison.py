"""Two texts word by word: what was taken out, put in, or moved elsewhere. Pure, like the rules.

A word is a Vietnamese syllable, a Khmer word (cut by `kernel.khmer`), or a whole number, date or hour.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from hoitu.kernel import khmer

Change = Literal["same", "out", "in"]
_WORDS = re.compile(r"\s+|\d+(?:[.,:/-]\d+)*%?|[^\W\d_][^\W\d_\u0300-\u036f]*[\u0300-\u036f]*|\w+|[^\s\w]")
_BREAK = re.compile(f"({khmer.ZERO_WIDTH_SPACE})")
MOST_PAIRS = 4_000_000
"""Beyond so many pairs of words two texts are shown whole, one after the other, rather than let the reader wait."""


@dataclass(frozen=True)
class Piece:
    """A run of text: kept, taken out of the old, or put into the new."""

    change: Change
    text: str


def compare(old: str, new: str) -> list[Piece]:
    """Return the pieces from old to new; the "same" and "out" make the old, the "same" and "in" the new.

    A blank alone between two changes belongs to them: three words changed in a row are one change.
    """
    before, after = words(old), words(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle = _changes(before[head : len(before) - tail], after[head : len(after) - tail])
    return _joined(
        [("same", "".join(before[:head])), *middle, ("same", "".join(before[len(before) - tail :] if tail else []))]
    )


def words(text: str) -> list[str]:
    """Return a text cut into words, blanks and marks; joined they are the text again."""
    if not khmer.has_khmer(text):
        return _WORDS.findall(text)
    found = [word for part in _BREAK.split(text) for piece in khmer.segment(part) for word in _cut(piece)]
    return found if "".join(found) == text else list(text)


def _cut(piece: str) -> list[str]:
    return [piece] if khmer.has_khmer(piece) else _WORDS.findall(piece)


def _common(before: list[str], after: list[str]) -> int:
    """Return how many words both begin with."""
    count = 0
    for one, other in zip(before, after, strict=False):
        if one != other:
            break
        count += 1
    return count


def _changes(before: list[str], after: list[str]) -> list[tuple[Change, str]]:
    if len(before) * len(after) > MOST_PAIRS:
        return [("out", "".join(before)), ("in", "".join(after))]
    found: list[tuple[Change, str]] = []
    for tag, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        kept: list[tuple[Change, str]] = [("same", "".join(before[i:j]))]
        found += kept if tag == "equal" else [("out", "".join(before[i:j])), ("in", "".join(after[k:m]))]
    return found


def _joined(given: list[tuple[Change, str]]) -> list[Piece]:
    """Return the pieces with neighbouring changes as one: first all that went out, then all that came in."""
    runs = [(change, text) for change, text in given if text]
    pieces: list[Piece] = []
    out = into = ""
    for number, (change, text) in enumerate(runs):
        between = bool(out or into) and number + 1 < len(runs) and not text.strip()
        if change == "same" and not between:
            pieces += [*_both(out, into), Piece("same", text)]
            out = into = ""
            continue
        out += text if change != "in" else ""
        into += text if change != "out" else ""
    return _merged([*pieces, *_both(out, into)])


def _both(out: str, into: str) -> list[Piece]:
    return [Piece(change, text) for change, text in (("out", out), ("in", into)) if text]  # type: ignore[arg-type]


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with what stayed the same in a row as one."""
    merged: list[Piece] = []
    for piece in pieces:
        if merged and piece.change == merged[-1].change == "same":
            merged[-1] = Piece("same", merged[-1].text + piece.text)
        else:
            merged.append(piece)
    return merged
