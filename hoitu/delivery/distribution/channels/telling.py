"""A release as the bytes our own receivers get. This is the one place to change when another format is agreed on."""

from __future__ import annotations

import json
from typing import Any

from hoitu.delivery.distribution.channels.sender import Rendered, Saying

MEDIA_TYPE = "application/json"
_INNER = ("approvals", "ai_use", "remarks", "agency_id", "story_id")
"""What a release knows and no partner is told."""


def as_json(saying: Saying) -> Rendered:
    """Return a saying as JSON: of a withdrawal only that, and the note to readers."""
    head: dict[str, Any] = {
        "item": str(saying.item),
        "version": saying.seq,
        "act": saying.act,
        "said_at": saying.said_at.isoformat(),
        "language": saying.content.language,
    }
    if saying.act == "withdraw":
        said = {**head, "note": saying.public_note}
    else:
        content = saying.content.as_json()
        said = {**head, "content": {name: value for name, value in content.items() if name not in _INNER}}
    body = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Rendered(body.encode(), MEDIA_TYPE)
