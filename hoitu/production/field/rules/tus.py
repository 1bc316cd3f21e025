"""What is read from the headers of tus 1.0, the protocol of resumable uploads (tus.io/protocols). Pure."""

from __future__ import annotations

import base64
import binascii
import re
from datetime import datetime
from email.utils import format_datetime

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,expiration"
PART_TYPE = "application/offset+octet-stream"
MOST_PAIRS = 30
MOST_CHARACTERS = 8000
_NUMBER = re.compile(r"[0-9]{1,15}")
_KEY = re.compile(r"[A-Za-z0-9_-]{1,40}")


class BadHeader(ValueError):  # noqa: N818 - says what is bad
    """A header that no client of the protocol sends."""


def number(header: str) -> int:
    """Return an offset or a length; raises BadHeader."""
    if not _NUMBER.fullmatch(header.strip()):
        raise BadHeader(header[:40])
    return int(header)


def metadata(header: str) -> dict[str, str]:
    """Return the pairs of an Upload-Metadata header, decoded; raises BadHeader."""
    if len(header) > MOST_CHARACTERS:
        raise BadHeader("too long")
    pairs = [pair.split() for pair in header.split(",") if pair.strip()]
    if len(pairs) > MOST_PAIRS or any(len(pair) not in {1, 2} or not _KEY.fullmatch(pair[0]) for pair in pairs):
        raise BadHeader(header[:40])
    return {pair[0]: _decoded(pair[1]) if len(pair) > 1 else "" for pair in pairs}


def expires(at: datetime) -> str:
    """Return an instant as HTTP dates are written."""
    return format_datetime(at, usegmt=True)


def _decoded(word: str) -> str:
    try:
        return base64.b64decode(word, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError) as wrong:
        raise BadHeader(word[:40]) from wrong
