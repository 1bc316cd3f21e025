"""Names that stay the same however often something is tried."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from uuid import UUID

RANKS = {"withdraw": 100, "correct": 50, "update": 40, "publish": 30}
"""What goes first."""


def idempotency_key(*, item: UUID, seq: int, channel: UUID, act: str, generation: int) -> str:
    """Return the key of a delivery: the same at each attempt, another one only for a forced resend."""
    return hashlib.sha256(f"v1|{item}|{seq}|{channel}|{act}|{generation}".encode()).hexdigest()


def payload_digest(*, media_type: str, headers: Mapping[str, str], body: bytes) -> str:
    """Return the name of exact bytes and of what is said about them."""
    said = json.dumps([media_type, sorted(headers.items())], ensure_ascii=False).encode()
    return hashlib.sha256(hashlib.sha256(said).digest() + hashlib.sha256(body).digest()).hexdigest()
