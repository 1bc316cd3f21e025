"""Vietnamese text: one form for storing, one for searching, one for addresses, and how long it reads."""

from __future__ import annotations

import math
import re
import unicodedata

from hoitu.kernel import khmer
from hoitu.kernel.tones import unify_tones

__all__ = [
    "fold",
    "nfc",
    "reading_minutes",
    "slug",
    "spoken_seconds",
    "spoken_syllables",
    "syllables",
    "unify_tones",
]

SLUG_LENGTH = 80
READ_PER_MINUTE = 230  # syllables read silently; unverified for Vietnamese, hence a named constant
SPOKEN_PER_MINUTE = 210  # syllables read aloud by an announcer; each station sets its own

_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_KHMER_LETTERS = re.compile("[\u1780-\u17d3\u17d7\u17dc\u17dd]+")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def nfc(s: str) -> str:
    """Return the text composed (NFC), the one form in which the house stores text."""
    return unicodedata.normalize("NFC", s)


def fold(s: str) -> str:
    """Return the text as a hurried reader types it: small letters, no marks, đ as d; Khmer without breaks."""
    s = s.replace(khmer.ZERO_WIDTH_SPACE, "")
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", nfc(s).lower()))
    # Some letters turn small only without their marks, hence the second lower().
    return nfc(bare.lower().replace("đ", "d").replace("ð", "d"))


def slug(s: str, fallback: str = "tin") -> str:
    """Return the text as a part of an address: [a-z0-9-], 1 to 80 characters.

    A title without a single Latin letter or number (Khmer, say) and a Khmer title of which only
    numbers would be left give `fallback`, which must be a slug itself.
    """
    plain = unicodedata.normalize("NFKD", fold(s)).encode("ascii", "ignore").decode("ascii").lower()
    made = _cut(_NOT_SLUG.sub("-", plain).strip("-"))
    lost = khmer.has_khmer(s) and not re.search("[a-z]", made)
    return fallback if lost or not made else made


def _cut(made: str) -> str:
    """Shorten to SLUG_LENGTH, between words where there is a place for it."""
    if len(made) <= SLUG_LENGTH:
        return made
    head, _, _ = made[: SLUG_LENGTH + 1].rpartition("-")
    return (head or made[:SLUG_LENGTH]).strip("-")


def syllables(s: str) -> int:
    """Return the number of written syllables: a Vietnamese word between spaces is one, a number is one."""
    return khmer.syllables(s) + len(_WORD.findall(nfc(_KHMER_LETTERS.sub(" ", s))))


def spoken_syllables(s: str) -> int:
    """Return the number of syllables heard when read aloud: 2023 is "hai nghìn không trăm hai mươi ba", seven.

    A number of n digits is read with 2n - 1 syllables (the longest way: the estimate errs on the safe side).
    """
    numbers = [len(re.sub(r"\D", "", number)) for number in _NUMBER.findall(s)]
    return syllables(_NUMBER.sub(" ", s)) + sum(2 * digits - 1 for digits in numbers)


def reading_minutes(s: str) -> int:
    """Return the minutes a reader needs, rounded up; at least one where there is text, 0 for none."""
    return math.ceil(syllables(s) / READ_PER_MINUTE)


def spoken_seconds(s: str, per_minute: int = SPOKEN_PER_MINUTE) -> int:
    """Return the seconds an announcer needs at `per_minute` syllables (above 0), rounded up."""
    if per_minute <= 0:
        raise ValueError(f"A speaking rate of {per_minute} syllables a minute: give a number above 0.")
    return math.ceil(spoken_syllables(s) * 60 / per_minute)
