"""What a digest covers and how: pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
LATER = frozenset({"agency_id", "actor_agency_id"})  # columns that older entries do not have: covered where they hold


def plain(value: Any) -> Any:
    """Return a value as JSON that every database gives back unchanged: fractions and unknown types become text."""
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, Mapping):
        return {clean(str(key)): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [plain(inner) for inner in items]
    if isinstance(value, datetime):
        return instant(value)
    return clean(str(value))


def clean(value: str) -> str:
    """Drop what PostgreSQL or UTF-8 cannot hold: NUL and lone surrogates."""
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def instant(at: datetime) -> str:
    """Return the one text form of an instant: UTC, microseconds."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(fields: Mapping[str, Any]) -> bytes:
    """Return the one JSON form of an entry's fields: sorted keys, no blanks, UTF-8."""
    covered = {name: value for name, value in fields.items() if name not in LATER or value is not None}
    return json.dumps(plain(covered), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(fields: Mapping[str, Any], previous: str) -> str:
    """Return the SHA-256 (hex) of an entry chained to the digest before it."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + canonical(fields)).hexdigest()
