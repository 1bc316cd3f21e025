"""A body without works that may not be shown. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

Work = tuple[str, str]
"""A kind of work (photo, recording, attachment) and its id as text."""
_KINDS = ("photo", "recording", "attachment")


def without(body: Iterable[dict[str, Any]], works: Collection[Work]) -> list[dict[str, Any]]:
    """Return the blocks that show none of the works; a gallery loses these photos, and goes when it has no other."""
    kept = (_without(block, works) for block in body)
    return [block for block in kept if block is not None]


def _without(block: dict[str, Any], works: Collection[Work]) -> dict[str, Any] | None:
    value = block["value"]
    if not isinstance(value, dict):
        return block
    if _shows(value, works):
        return None
    photos = value.get("photos")
    if not photos:
        return block
    left = [item for item in photos if not _shows(item, works)]
    return {**block, "value": {**value, "photos": left}} if left else None


def _shows(value: dict[str, Any], works: Collection[Work]) -> bool:
    return any((kind, str(value.get(kind) or "")) in works for kind in _KINDS)
