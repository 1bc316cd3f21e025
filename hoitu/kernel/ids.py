"""Time-ordered ids."""

from __future__ import annotations

import uuid

import uuid_utils.compat


def new_id() -> uuid.UUID:
    """Return a fresh uuid7: sorts by the time it was made."""
    return uuid_utils.compat.uuid7()
