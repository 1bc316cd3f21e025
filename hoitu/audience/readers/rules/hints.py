"""Why a moderator should look twice at a text. Hints decide nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoitu.kernel.text import fold

_ENDINGS = "com|vn|net|org|info|top|xyz|shop|club|online|site|me|ly"
_LINK = re.compile(rf"(?:https?://|www\.)\S|\b[\w-]+\.(?:{_ENDINGS})\b", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_PHONE = re.compile(r"(?<!\d)(?:\+?84|0)(?:[ .-]?\d){8,10}(?!\d)")
_AGAIN = re.compile(r"(.)\1{7,}|(\b\w+\b)(?:\W+\2\b){4,}", re.IGNORECASE | re.DOTALL)
_SHORTEST_SHOUT = 20  # letters: names of offices are short


def hints(text: str, words: Iterable[str] = ()) -> list[str]:
    """Return the codes of what stands out, in a fixed order: link, phone, email, shouted, words, repeated."""
    checks = {
        "link": bool(_LINK.search(_EMAIL.sub(" ", text))),
        "phone": bool(_PHONE.search(text)),
        "email": bool(_EMAIL.search(text)),
        "shouted": _is_shouted(text),
        "words": bool(found(text, words)),
        "repeated": bool(_AGAIN.search(text)),
    }
    return [code for code, holds in checks.items() if holds]


def found(text: str, words: Iterable[str]) -> list[str]:
    """Return those words of a list that stand whole in a text, accents and case aside."""
    inside = f" {_plain(text)} "
    return [word for word in words if (plain := _plain(word)) and f" {plain} " in inside]


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _is_shouted(text: str) -> bool:
    letters = [each for each in text if each.isalpha() and each.lower() != each.upper()]
    return len(letters) >= _SHORTEST_SHOUT and sum(each.isupper() for each in letters) * 10 > len(letters) * 7
