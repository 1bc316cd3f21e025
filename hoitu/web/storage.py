"""What an exception says about the place where everything is kept: no room left, or out of reach."""

from __future__ import annotations

import errno

from django.db import InterfaceError, OperationalError

FULL, AWAY = "full", "away"
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
# SQLite says it in words alone; PostgreSQL by its code (class 53: insufficient resources).
WORDS = ("disk is full", "no space left", "disk i/o error")
NO_ROOM_STATE = "53100"


def trouble(exception: Exception) -> str | None:
    """Return FULL or AWAY, None where the exception is about something else."""
    if isinstance(exception, OperationalError | InterfaceError):
        state = getattr(exception.__cause__, "sqlstate", None)
        said = str(exception).lower()
        return FULL if state == NO_ROOM_STATE or any(words in said for words in WORDS) else AWAY
    if isinstance(exception, OSError) and exception.errno in NO_ROOM:
        return FULL
    return None
