"""Adds numbers to rows that may or may not be there, in one statement, whoever else is adding."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import connection

AT_ONCE = 300


def to_hours(counts: Mapping[tuple[int, datetime], int]) -> None:
    """Add to the hours of articles."""
    adapt = connection.ops.adapt_datetimefield_value
    _add(
        "analytics_hourreads",
        "hour",
        [(number, adapt(hour), reads) for (number, hour), reads in sorted(counts.items())],
    )


def to_days(counts: Mapping[tuple[int, date], int]) -> None:
    """Add to the days of articles."""
    adapt = connection.ops.adapt_datefield_value
    _add("analytics_dayreads", "day", [(number, adapt(day), reads) for (number, day), reads in sorted(counts.items())])


def _add(table: str, column: str, rows: list[tuple[Any, ...]]) -> None:
    """Insert the rows, or add their reads to the row that is there; in one order, so that nobody waits in a ring."""
    with connection.cursor() as cursor:
        for first in range(0, len(rows), AT_ONCE):
            part = rows[first : first + AT_ONCE]
            cursor.execute(
                f"INSERT INTO {table} (article_id, {column}, reads) VALUES {', '.join(['(%s, %s, %s)'] * len(part))}"  # noqa: S608 - our own tables
                f" ON CONFLICT (article_id, {column}) DO UPDATE SET reads = {table}.reads + excluded.reads",
                [value for row in part for value in row],
            )
