"""The words of a sending: subject lines and lists of notices. Pure."""

from __future__ import annotations

import re
import unicodedata

# What no line of a letter may hold: control characters, line ends, marks that turn the direction of what follows.
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")


def one_line(text: str) -> str:
    """Return a text as one line of plain letters, composed (NFC)."""
    return unicodedata.normalize("NFC", " ".join(_UNWANTED.sub(" ", text).split()))


def shortened(text: str, most: int) -> str:
    """Return a text of at most `most` characters, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
