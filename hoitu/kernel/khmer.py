"""Khmer text: words are written without spaces, so searching, line breaks and counting need them found.

The words come from `khmercut` (a CRF model inside its wheel: no network, no warnings, loaded at the first use).
Measured on the 2-core demo machine: 0.04 s to load, about 120,000 characters a second.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache

ZERO_WIDTH_SPACE = "\u200b"

_KHMER = "\u1780-\u17ff\u19e0-\u19ff"
_LETTERS = re.compile(f"[{_KHMER}]")
# From one Khmer letter to the next without anything else between but breaks; one start per run keeps it linear.
_RUN = re.compile(f"[{_KHMER}](?:[{_KHMER}{ZERO_WIDTH_SPACE}]*[{_KHMER}])?")
# A consonant or independent vowel opens a syllable unless the sign "coeng" hangs it below the one before.
_SYLLABLE = re.compile("(?<!\u17d2)[\u1780-\u17b3]")
_PUNCTUATION = re.compile("[\u17d4-\u17dc]")

_one_at_a_time = threading.Lock()


class _Cutter:
    """The model, loaded once; it keeps state between calls, hence one caller at a time."""

    def __init__(self) -> None:
        import khmercut  # noqa: PLC0415 - 17 MB of model that a process without Khmer never needs

        self._cut = khmercut.tokenize

    def words(self, run: str) -> list[str]:
        with _one_at_a_time:
            return [str(word) for word in self._cut(run)]


@cache
def _cutter() -> _Cutter:
    return _Cutter()


def has_khmer(s: str) -> bool:
    """Return whether there is at least one Khmer letter or sign."""
    return _LETTERS.search(s) is not None


def segment(s: str) -> list[str]:
    """Return the text cut into Khmer words and, between them, whatever else is written, each as it stands.

    Joined they are the text again, without the zero-width spaces that stood inside Khmer: a word typed with
    and one typed without them are cut the same way.
    """
    pieces: list[str] = []
    end = 0
    for run in _RUN.finditer(s):
        if run.start() > end:
            pieces.append(s[end : run.start()])
        pieces += _cutter().words(run[0].replace(ZERO_WIDTH_SPACE, ""))
        end = run.end()
    if end < len(s):
        pieces.append(s[end:])
    return pieces


def with_breaks(s: str) -> str:
    """Return the text with zero-width spaces between Khmer words, where a browser may then break the line.

    Latin text is untouched, and so is a run of Khmer in which somebody has set the breaks by hand.
    """
    return _RUN.sub(lambda run: run[0] if ZERO_WIDTH_SPACE in run[0] else _broken(run[0]), s)


def _broken(run: str) -> str:
    made = ZERO_WIDTH_SPACE.join(_cutter().words(run))
    # No break in front of a full stop or a repeat sign: it would stand alone at the head of a line.
    return re.sub(f"{ZERO_WIDTH_SPACE}(?={_PUNCTUATION.pattern})", "", made)


def syllables(s: str) -> int:
    """Return the number of written Khmer syllables (letters that open one), 0 without Khmer."""
    return len(_SYLLABLE.findall(s))


# Independent vowels stand in a dictionary where their sound would be: under the letter A, in the order of its vowels.
_SPELLED_OUT = {
    "ឣ": "អ", "ឤ": "អា", "ឥ": "អិ", "ឦ": "អី", "ឧ": "អុ", "ឨ": "អុ", "ឩ": "អូ", "ឪ": "អូវ", "ឯ": "អែ", "ឰ": "អៃ",
    "ឱ": "អោ", "ឲ": "អោ", "ឳ": "អៅ", "ឫ": "រឹ", "ឬ": "រឺ", "ឭ": "លឹ", "ឮ": "លឺ",
}  # fmt: skip
_SHIFTERS = re.compile("[\u17c9-\u17d1\u17dd]")
_COENG = "\u17d2"


def sort_key(s: str) -> str:
    """Return what to sort a Khmer text by: letters as in a dictionary, signs of sound and breaks only as the last word.

    A letter with a vowel comes before one with a subscript; Latin text sorts by its code points.
    """
    bare = unicodedata.normalize("NFC", s).replace(ZERO_WIDTH_SPACE, "").lower()
    letters = "".join(_SPELLED_OUT.get(letter, letter) for letter in _SHIFTERS.sub("", bare))
    # The sign coeng hangs a letter below: as the last letter of all it puts those words after the ones with vowels.
    return f"{letters.replace(_COENG, chr(0x17FF))}\x01{bare}"
