"""The one form of a content and its hash: what an approval is bound to. Pure."""

from __future__ import annotations

import hashlib
import json

from hoitu.production.newsroom.content import DraftContent


def canonical(content: DraftContent) -> bytes:
    """Return the one JSON form of a content: sorted keys, no blanks, UTF-8, block ids left out."""
    kept = content.as_json()
    kept["body"] = [{"type": block["type"], "value": block["value"]} for block in content.body]
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(content: DraftContent) -> str:
    """Return the SHA-256 (hex) of a content."""
    return hashlib.sha256(canonical(content)).hexdigest()


EMPTY_HASH = content_hash(DraftContent())
