"""Where something was recorded, as a phone tells it. Pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Told:
    """What a person agreed to tell: `latitude`, `longitude` in degrees, `accuracy_m`, and when it was recorded.

    None of it told: the person said no, or the phone did not know.
    """

    latitude: float | None = None
    longitude: float | None = None
    accuracy_m: int | None = None
    recorded_at: datetime | None = None


def place(latitude: str, longitude: str, accuracy: str) -> tuple[float, float, int] | None:
    """Return a place on earth out of texts, or None where they name none; the accuracy in whole metres."""
    try:
        north, east, metres = float(latitude), float(longitude), float(accuracy or 0)
    except ValueError:
        return None
    if not all(map(math.isfinite, (north, east, metres))) or abs(north) > 90 or abs(east) > 180:  # noqa: PLR2004 - degrees
        return None
    return round(north, 6), round(east, 6), min(max(round(metres), 0), 1_000_000)


def instant(text: str, now: datetime) -> datetime | None:
    """Return an instant out of ISO 8601, or None where it names none or one a phone's clock cannot mean."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    if read.tzinfo is None:
        return None
    return read if now - timedelta(days=3650) < read < now + timedelta(days=1) else None
