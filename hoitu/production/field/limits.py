"""How much may be sent, and how long it is kept; each limit is a setting."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings

from hoitu.foundation.media import limits as media

KEPT = timedelta(days=7)
"""How long a file waits for its missing parts, counted from the last that came."""
MOST_OPEN = 500
"""How many unfinished uploads one person may have."""
LARGEST_PART = 8 * 1024 * 1024
"""Bytes of one part: it is held in memory until it is on the disk."""
ROOM_LEFT = 200_000_000
"""Bytes of the disk that uploads leave to the rest of the house."""


def most_bytes(kind: str) -> int:
    """Return the most bytes a file of this kind may have."""
    if kind == "photo":
        return media.photo_bytes()
    if kind == "audio":
        return int(getattr(settings, "HOITU_FIELD_AUDIO_MAX_BYTES", 300_000_000))
    return min(int(getattr(settings, "HOITU_FIELD_VIDEO_MAX_BYTES", 1_000_000_000)), media.recording_bytes())
