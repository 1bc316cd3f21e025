"""Numbers of entries: the second of the release, then a running number within it. Pure."""

from __future__ import annotations

from datetime import datetime

PLACES = 100_000
"""Releases that fit into one second: archives without hours bring a day's work in one instant."""


def first_number(at: datetime) -> int:
    """Return the first number of an instant's second; the next second's is the end of its range."""
    return int(at.timestamp()) * PLACES
