"""The headers of our push, and its signature: docs/operations/push-contract.md is the promise. Pure."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

SHORTEST_SECRET = 16
"""Bytes: what is shorter can be guessed."""


@dataclass(frozen=True)
class Push:
    """What a signature covers besides method, address and bytes."""

    key: str
    item: str
    version: int
    action: str


def headers(
    push: Push, *, method: str, url: str, body: bytes, key_id: str, secret: str, at: datetime
) -> dict[str, str]:
    """Return the headers of one attempt: the key is the same each time, time and signature are fresh."""
    timestamp = str(int(at.timestamp()))
    signed = signature(push, method=method, url=url, body=body, secret=secret, timestamp=timestamp)
    return {
        "Idempotency-Key": push.key,
        "Hoitu-Timestamp": timestamp,
        "Hoitu-Item": push.item,
        "Hoitu-Version": str(push.version),
        "Hoitu-Action": push.action,
        "Hoitu-Key-Id": key_id,
        "Hoitu-Signature": f"v1={signed}",
    }


def signature(push: Push, *, method: str, url: str, body: bytes, secret: str, timestamp: str) -> str:
    """Return the HMAC-SHA256 (hex) over one line each of what is said, in the contract's order."""
    if len(secret.encode()) < SHORTEST_SECRET:
        raise ValueError(f"A secret of fewer than {SHORTEST_SECRET} bytes can be guessed.")
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    hashed = hashlib.sha256(body).hexdigest()
    lines = ["v1", method, path, timestamp, push.key, push.item, str(push.version), push.action, hashed]
    return hmac.new(secret.encode(), "\n".join(lines).encode(), hashlib.sha256).hexdigest()


def is_signed(given: Mapping[str, str], *, method: str, url: str, body: bytes, secrets: Mapping[str, str]) -> bool:
    """Say whether a request bears a right signature; header names in small letters. Time is looked at elsewhere."""
    secret = secrets.get(given.get("hoitu-key-id", ""))
    version = given.get("hoitu-version", "")
    if secret is None or not (version.isascii() and version.isdigit()):
        return False
    push = Push(
        given.get("idempotency-key", ""), given.get("hoitu-item", ""), int(version), given.get("hoitu-action", "")
    )
    timestamp = given.get("hoitu-timestamp", "")
    right = signature(push, method=method, url=url, body=body, secret=secret, timestamp=timestamp)
    return hmac.compare_digest(f"v1={right}", given.get("hoitu-signature", ""))
