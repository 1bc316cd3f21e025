"""What is done to every text before it is stored. Pure."""

from __future__ import annotations

import re

from hoitu.kernel.text import nfc

# Control characters (NUL breaks PostgreSQL), noncharacters, and marks that turn the direction of what follows.
_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]+")
_BLANKS = re.compile(r"\s+")


def tidy(text: str) -> str:
    """Return the text composed (NFC), with one kind of line end and without what no writer means."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return nfc(_UNWANTED.sub("", _SURROGATES.sub("\ufffd", lines)))


def tidy_line(text: str) -> str:
    """Return the text tidied, as one line without blanks around it."""
    return _BLANKS.sub(" ", tidy(text)).strip()


def tidy_paragraph(text: str) -> str:
    """Return the text tidied, without blanks around it; its own line ends stay."""
    return tidy(text).strip()


def says_something(text: str) -> bool:
    """Say whether there is anything to see in a text: blanks and zero-width characters are nothing."""
    return bool(_INVISIBLE.sub("", text))
