"""How much a file may be; each limit is a setting."""

from __future__ import annotations

from django.conf import settings

MEGABYTE = 1_000_000


def photo_bytes() -> int:
    """Return the most bytes a photo may have."""
    return int(getattr(settings, "HOITU_PHOTO_MAX_BYTES", 40 * MEGABYTE))


def photo_pixels() -> int:
    """Return the most pixels (all frames together) a photo may have."""
    return int(getattr(settings, "HOITU_PHOTO_MAX_PIXELS", 64_000_000))


def photo_frames() -> int:
    """Return the most frames a moving picture may have."""
    return int(getattr(settings, "HOITU_PHOTO_MAX_FRAMES", 300))


def recording_bytes() -> int:
    """Return the most bytes a recording may have."""
    return int(getattr(settings, "HOITU_RECORDING_MAX_BYTES", 2_000 * MEGABYTE))


def attachment_bytes() -> int:
    """Return the most bytes a document may have."""
    return int(getattr(settings, "HOITU_ATTACHMENT_MAX_BYTES", 50 * MEGABYTE))


def unpacked_bytes() -> int:
    """Return the most bytes an office document may unpack to."""
    return int(getattr(settings, "HOITU_ATTACHMENT_MAX_UNPACKED", 500 * MEGABYTE))
