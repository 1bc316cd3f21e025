"""When to try again and when to stop trying: pure."""

from __future__ import annotations

from datetime import datetime, timedelta

FIRST_WAIT_S = 30
LONGEST_WAIT_S = 3600
MOST_ATTEMPTS = 12
FEWEST_ATTEMPTS = 3  # whatever the age
LONGEST_LIFE = timedelta(days=3)
LEASE = timedelta(seconds=60)
LONG_LEASE = timedelta(minutes=15)
ERROR_CHARACTERS = 8000


def back_off_s(attempts: int, chance: float) -> float:
    """Return the seconds to wait after the `attempts`-th failure; `chance` in [0, 1] spreads half of them."""
    doubled: int = FIRST_WAIT_S << min(max(attempts, 1) - 1, 30)
    return min(LONGEST_WAIT_S, doubled) * (0.5 + chance / 2)


def is_hopeless(*, attempts: int, first_due_at: datetime, now: datetime) -> bool:
    """Tell whether a task that failed again becomes a dead letter: too many attempts, or too old.

    One that was old when a worker first came to it, after a long stop, still gets some attempts.
    """
    too_old = attempts >= FEWEST_ATTEMPTS and now - first_due_at >= LONGEST_LIFE
    return attempts >= MOST_ATTEMPTS or too_old


def shorten(error: str) -> str:
    """Keep the end of a long error text, where the cause stands; NUL, which PostgreSQL refuses, is left out."""
    clean = error.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    return clean if len(clean) <= ERROR_CHARACTERS else "…" + clean[1 - ERROR_CHARACTERS :]
