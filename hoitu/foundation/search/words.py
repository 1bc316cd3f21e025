"""Text cut into the words that are searched: the same for both databases, for what is indexed and what is asked.

Exact words keep their accents (NFC, small letters, tone marks in one place); folded words have none. Khmer, written
without spaces, is cut by the kernel. No Django here.
"""

from __future__ import annotations

import re

from hoitu.kernel import khmer, text, tones

MOST_CHARACTERS = 200
MOST_WORDS = 16
LONGEST_WORD = 64

# Letters, digits and the marks that Khmer (and decomposed Latin) hang on them.
_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f\u17b4-\u17d3\u17dd])+")


def exact(given: str) -> list[str]:
    """Return the words of a text as written: NFC, small letters, hoà as hòa, Khmer cut into words."""
    return _cut(tones.unify_tones(text.nfc(given)).lower())


def folded(given: str) -> list[str]:
    """Return the words of a text as typed in a hurry: no accents, đ as d."""
    return _cut(text.fold(given))


def both(given: str) -> tuple[list[str], list[str]]:
    """Return the words of a text as written, and without accents."""
    return exact(given), folded(given)


def asked(given: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the same of what somebody typed, at most so many; both are empty where it holds nothing to look for."""
    typed = given[:MOST_CHARACTERS].replace("\x00", " ")
    written, plain = tuple(exact(typed)[:MOST_WORDS]), tuple(folded(typed)[:MOST_WORDS])
    return (written, plain) if written and plain else ((), ())


def _cut(given: str) -> list[str]:
    pieces = khmer.segment(given) if khmer.has_khmer(given) else [given]
    words = (word for piece in pieces for word in _WORD.findall(piece))
    return [word[:LONGEST_WORD] for word in words]
