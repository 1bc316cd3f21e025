"""Spelling and the place of the tone mark, word by word. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoitu.production.writing.rules.style.finding import Hit, House, point, swap
from hoitu.production.writing.rules.style.syllables import in_case_of, is_marked, mended, read, spelled

_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-zÀ-ỹ]+")
AT_HOME = frozenset(("ôtô", "môtô", "lôgic", "kilôgam", "kilômét", "xăngtimét"))
"""Words from other tongues that every newsroom writes in one piece."""


def misspelled(text: str, house: House) -> Iterator[Hit]:
    """Find words that cannot be spelled in Vietnamese; a capital may begin a foreign name, so there only sure slips."""
    for found in _WORD.finditer(text):
        word = found[0]
        if len(word) == 1 or not is_marked(word) or not _LATIN.fullmatch(word) or read(word) is not None:
            continue
        if word.lower() in house.accepted or word.lower() in AT_HOME:
            continue
        better = mended(word)
        if better and not (word[0] == "K" and better[0] == "C"):
            yield swap(*found.span(), better, "misspelled")
        elif word.islower():
            yield point(*found.span(), "impossible")


def misplaced_tones(text: str, house: House) -> Iterator[Hit]:
    """Find tone marks over another letter than the house writes them over: hoà for hòa, or the other way round."""
    way = house.asked.get("tone") or "old"
    other = "new" if way == "old" else "old"
    for found in _WORD.finditer(text):
        word = found[0]
        if not is_marked(word) or word.lower() in house.accepted:
            continue
        syllable = read(word)
        if syllable is None or not syllable.tone:
            continue
        better = spelled(syllable, way)
        if better != word.lower():
            elsewhere = word.lower() == spelled(syllable, other)
            yield swap(*found.span(), in_case_of(word, better), "tone_of_house" if elsewhere else "tone_misplaced")
