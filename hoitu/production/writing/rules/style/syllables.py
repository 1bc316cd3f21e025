"""Vietnamese orthography as a table: which syllables can be spelled, and where the tone mark sits. Pure.

A syllable is initial + rhyme + tone. What cannot be spelled at all is wrong; what can be spelled may still be the
wrong word, which no table knows.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TONES = "\u0300\u0301\u0303\u0309\u0323"
_STOPPED_TONES = {"\u0301", "\u0323"}
"""Rhymes that end in c, ch, p or t bear one of these two."""
_INITIALS = (
    "ngh", "ng", "nh", "gh", "kh", "ph", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p",
    "r", "s", "t", "v", "x",
)  # fmt: skip
_TABLE = """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    y yêm yên yêng yêt yêu ynh ych yt yn
    o oc oi om on ong op ot oong ooc oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oăp
    oe oem oen oeo oet oeng ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ơng
    u ua uc ui um un ung up ut uâc uân uâng uât uây uê uêch uên uênh uêu uôc uôi uôm uôn uông uôt uơ uơn uơt
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươ ươc ươi ươm ươn ương ươp ươt ươu
"""
RHYMES = frozenset(_TABLE.split())
"""Every rhyme without its tone; a few are rare (ngoằn ngoèo, nguều, tuýp)."""
_NARROW = "eêiy"
"""Letters before which c is written k, g gh and ng ngh."""
_STRAY = re.compile(f"(?<![aeiouy\u0302\u0306\u031b])[{TONES}]")
"""A tone over what is no vowel, as in ñ."""
_MARKED = "ăâêôơư"
_VOWELS = "aăâeêioôơuưy"


@dataclass(frozen=True)
class Syllable:
    """A syllable in its parts, without the place of its tone: `tone` is a combining mark or empty."""

    initial: str
    rhyme: str
    tone: str


def bare(word: str) -> tuple[str, str]:
    """Return a word in small letters without its tone marks, and those marks in order."""
    parts = unicodedata.normalize("NFD", word.lower())
    letters = "".join(part for part in parts if part not in TONES)
    return unicodedata.normalize("NFC", letters), "".join(part for part in parts if part in TONES)


def is_marked(word: str) -> bool:
    """Say whether a word bears a mark of Vietnamese: only then is it surely meant as one."""
    return not word.isascii()


@lru_cache(maxsize=20_000)
def read(word: str) -> Syllable | None:
    """Return a word as a syllable, or None where it cannot be one by the rules of spelling."""
    letters, tones = bare(word)
    if len(tones) > 1 or _STRAY.search(unicodedata.normalize("NFD", word.lower())):
        return None
    initial, rhyme = _parted(letters)
    if rhyme not in RHYMES or not _fits(initial, rhyme):
        return None
    if _is_stopped(rhyme) and is_marked(word) and tones not in _STOPPED_TONES:
        return None
    return Syllable(initial, rhyme, tones)


def spelled(syllable: Syllable, way: str = "old") -> str:
    """Return a syllable in small letters; `way` "old" writes hòa and thúy, "new" hoà and thuý."""
    rhyme, tone = syllable.rhyme, syllable.tone
    at = _tone_at(rhyme, way)
    toned = unicodedata.normalize("NFC", rhyme[: at + 1] + tone) + rhyme[at + 1 :]
    if syllable.initial == "gi" and rhyme[0] == "i":
        return f"g{toned}"
    return syllable.initial + toned


def in_case_of(word: str, new: str) -> str:
    """Return new letters with capitals as the old word has them."""
    if word.isupper() and len(word) > 1:
        return new.upper()
    if len(word) == len(new):
        return "".join(after.upper() if before.isupper() else after for before, after in zip(word, new, strict=True))
    return new[:1].upper() + new[1:] if word[:1].isupper() else new


def mended(word: str) -> str:
    """Return how a word that cannot be spelled was surely meant, in its own case; empty where there is no telling."""
    letters, tones = bare(word)
    if len(tones) > 1:
        return ""
    for old, new in _SLIPS:
        at = letters.find(old)
        if at == 0 or (at > 0 and old[0] in _VOWELS):
            initial, rhyme = _parted(letters.replace(old, new, 1))
            if rhyme in RHYMES:
                meant = spelled(Syllable(initial, rhyme, tones))
                if read(meant) is not None:
                    return in_case_of(word, meant)
    return ""


_SLIPS = (
    ("uơ", "ươ"), ("ưo", "ươ"), ("ngh", "ng"), ("ng", "ngh"), ("gh", "g"), ("g", "gh"), ("k", "c"), ("c", "k"),
    ("ie", "iê"), ("ye", "yê"), ("yê", "iê"), ("iê", "yê"),
)  # fmt: skip


def _parted(letters: str) -> tuple[str, str]:
    """Return initial and rhyme; qu and gi take their second letter with them."""
    if letters.startswith("qu") and len(letters) > 2:  # noqa: PLR2004 - qu and a rhyme
        return "qu", letters[2:]
    if letters.startswith("gi"):
        rest = letters[2:]
        if not rest or rest[0] not in _VOWELS:
            return "gi", f"i{rest}"
        return "gi", f"i{rest}" if rest[0] == "ê" else rest
    initial = next((each for each in _INITIALS if letters.startswith(each)), "")
    return initial, letters[len(initial) :]


def _fits(initial: str, rhyme: str) -> bool:
    if initial in {"c", "g", "ng"}:
        return rhyme[0] not in _NARROW
    if initial in {"k", "gh", "ngh"}:
        return rhyme[0] in _NARROW
    if rhyme.startswith("yê"):
        return initial in {"", "qu"}
    return not (rhyme.startswith("iê") and initial in {"", "qu"})


def _is_stopped(rhyme: str) -> bool:
    return rhyme[-1] in "cpt" or rhyme.endswith("ch")


def _tone_at(rhyme: str, way: str) -> int:
    """Return the letter of a rhyme that bears the tone."""
    marked = [at for at, letter in enumerate(rhyme) if letter in _MARKED]
    if marked:
        return marked[-1]
    vowels = next((at for at, letter in enumerate(rhyme) if letter not in _VOWELS), len(rhyme))
    if vowels < len(rhyme):
        return vowels - 1
    if rhyme in {"oa", "oe", "uy"}:
        return 0 if way == "old" else 1
    return 1 if vowels > 2 else 0  # noqa: PLR2004 - oai, uyu: in the middle
