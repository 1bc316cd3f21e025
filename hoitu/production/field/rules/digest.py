"""The checksum of a file, as a phone can make it without holding the file in memory. Pure."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import IO

BLOCK = 1024 * 1024
_HEX = re.compile(r"[0-9a-f]{64}")


def digest_of(file: IO[bytes]) -> str:
    """Return the SHA-256 (hex) of the SHA-256s of each mebibyte of a file, from its beginning.

    Browsers hash natively, but only what is in memory at once: so each block is hashed, then the hashes.
    """
    file.seek(0)
    whole = hashlib.sha256()
    for block in _blocks(file):
        whole.update(hashlib.sha256(block).digest())
    return whole.hexdigest()


def is_digest(text: str) -> bool:
    """Say whether a text has the form of a digest."""
    return bool(_HEX.fullmatch(text))


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(BLOCK):
        yield block
