"""Where a query is to begin: SQLite keeps few figures of its tables and sometimes begins with the longest one."""

from __future__ import annotations

from django.db.models.functions import Coalesce


def unindexed(path: str) -> Coalesce:
    """Return a column as an expression that no index serves: the query begins with its other conditions."""
    return Coalesce(path, path)
