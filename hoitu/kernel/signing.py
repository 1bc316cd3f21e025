"""Signatures between machines: who sent these bytes, and when (HMAC-SHA256 with a named key and a time).

A signature reads `key=partner-7,time=1795503600,sha256=<64 hex digits>` and covers the key's name, the time
and the body, so that none of them can be exchanged.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=5)
_SHORTEST_SECRET = 16  # bytes
_KEY_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_SIGNATURE = re.compile(rf"key=({_KEY_ID.pattern}),time=([0-9]{{1,12}}),sha256=([0-9a-f]{{64}})")


class BadSignature(Exception):  # noqa: N818 - an answer to a stranger, not an error of ours
    """These bytes are not proven to come from the named sender; `code` says why, for the log."""

    def __init__(self, message: str, *, code: str) -> None:
        super().__init__(message)
        self.code = code


def sign(body: bytes, *, key_id: str, secret: bytes, at: datetime) -> str:
    """Return the signature of the body by the key, to be sent along (a header, say).

    `key_id` is 1 to 64 of A-Z a-z 0-9 . _ -; `secret` at least 16 bytes; `at` an aware instant.
    """
    if not _KEY_ID.fullmatch(key_id):
        raise ValueError(f"The key id {key_id!r} holds other than letters, digits, dot, dash and underscore.")
    seconds = int(at.timestamp())
    return f"key={key_id},time={seconds},sha256={_digest(body, key_id, seconds, secret)}"


def verify(
    signature: str, body: bytes, *, secrets: Mapping[str, bytes], now: datetime, window: timedelta = WINDOW
) -> str:
    """Return the id of the key that signed the body within `window` of now, or raise BadSignature.

    `secrets` are the live keys by id; two of one partner may overlap while the old one is being retired.
    """
    parts = _SIGNATURE.fullmatch(signature)
    if parts is None:
        raise BadSignature("The signature is not written as key=…,time=…,sha256=….", code="malformed")
    key_id, seconds, digest = parts[1], int(parts[2]), parts[3]
    secret = secrets.get(key_id)
    # An unknown key costs as much time as a known one, and is told apart only afterwards.
    expected = _digest(body, key_id, seconds, secret or bytes(_SHORTEST_SECRET))
    same = hmac.compare_digest(expected, digest)
    if secret is None:
        raise BadSignature("The signing key is not known here.", code="unknown_key")
    if not same:
        raise BadSignature("The signature does not fit the body.", code="mismatch")
    if abs(now.timestamp() - seconds) > window.total_seconds():
        raise BadSignature("The signature is too old, or its sender's clock is wrong.", code="out_of_window")
    return key_id


def _digest(body: bytes, key_id: str, seconds: int, secret: bytes) -> str:
    if len(secret) < _SHORTEST_SECRET:
        raise ValueError(f"A secret of {len(secret)} bytes can be guessed: use at least {_SHORTEST_SECRET}.")
    return hmac.new(secret, f"{key_id}.{seconds}.".encode() + body, hashlib.sha256).hexdigest()
