"""How long somebody counts as being there, and as the one who writes, without a sign of life. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

BEAT = timedelta(seconds=20)
"""How often an open page says that it is there."""
LEASE = timedelta(seconds=150)
"""How long a sign of life counts: browsers let a page in the background speak only once a minute."""
RESUME = timedelta(seconds=120)
"""Within this time the one who left goes on as if they had not: a page that is loaded again leaves and comes."""


def is_live(until: datetime, now: datetime) -> bool:
    """Say whether a lease still runs; at its last instant it does not."""
    return now < until


def until_after(now: datetime) -> datetime:
    """Return how long a sign of life given now counts."""
    return now + LEASE


def resumes(left_at: datetime, now: datetime) -> bool:
    """Say whether somebody who left goes on with the same lock."""
    return now - left_at <= RESUME
