"""Instants as the formats write them, and as senders really do."""

from __future__ import annotations

from datetime import datetime

from hoitu.kernel.clock import HO_CHI_MINH


def written(at: datetime) -> str:
    """Return an aware instant in the hours of Việt Nam to the second: 2026-12-01T08:00:00+07:00."""
    return at.astimezone(HO_CHI_MINH).isoformat(timespec="seconds")


def read(text: str) -> datetime | None:
    """Return the instant, or None for words that are none; where no zone is given, Việt Nam's is meant.

    Takes the long form, the short one of NITF (20261201T010000Z) and a day alone, which begins at midnight.
    """
    try:
        at = datetime.fromisoformat(text.strip())
        at = (at if at.tzinfo else at.replace(tzinfo=HO_CHI_MINH)).replace(microsecond=0)
        written(at)
    except (ValueError, OverflowError):  # at the ends of time the hours of Việt Nam are none
        return None
    return at
