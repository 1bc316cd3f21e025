"""Where the tone mark sits: hoà and hòa, thuý and thúy are one word."""

from __future__ import annotations

import re
import unicodedata

# The five marks of the tones: huyền, sắc, ngã, hỏi, nặng.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ONSET = "(?:ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnprstvx])?"
_EDGE_BEFORE, _EDGE_AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def _toned(vowels: str) -> str:
    """Return the composed letters of each vowel with each tone, in both cases."""
    small = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in _TONES)
    return small + small.upper()


_NEW_PLACE = re.compile(
    f"{_EDGE_BEFORE}({_ONSET})(?:(o)([{_toned('ae')}])|(u)([{_toned('y')}])){_EDGE_AFTER}", re.IGNORECASE
)
_QU = re.compile(f"{_EDGE_BEFORE}(q)([{_toned('u')}])([aeiouyăâêôơ])(?![aeiouăâêôơ])", re.IGNORECASE)
_GI = re.compile(f"{_EDGE_BEFORE}(g)([{_toned('i')}])([aeouăâêôơư])", re.IGNORECASE)


def unify_tones(s: str) -> str:
    """Return NFC text with every tone mark where tradition puts it: hoà → hòa, thuý → thúy, qúy → quý.

    Only the place of the mark moves; i and y stay as written (quí is not quý). It is for comparing and
    searching: a foreign name that looks Vietnamese (Noé) moves too, so never rewrite a reporter's text with it.
    """
    composed = unicodedata.normalize("NFC", s)
    for pattern, move in ((_NEW_PLACE, _to_the_first), (_QU, _to_the_second), (_GI, _to_the_second)):
        composed = pattern.sub(move, composed)
    return composed


def _to_the_first(found: re.Match[str]) -> str:
    onset, first, second = found[1], found[2] or found[4], found[3] or found[5]
    plain, tone = _split(second)
    return onset + unicodedata.normalize("NFC", first + tone) + plain


def _to_the_second(found: re.Match[str]) -> str:
    plain, tone = _split(found[2])
    return found[1] + plain + unicodedata.normalize("NFC", found[3] + tone)


def _split(letter: str) -> tuple[str, str]:
    """Return the letter without its tone, and the tone."""
    parts = unicodedata.normalize("NFD", letter)
    tone = "".join(part for part in parts if part in _TONES)
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)), tone
