"""The engine of the database at hand, and the SQL that makes the table of an index in it."""

from __future__ import annotations

from django.db import connection

from hoitu.foundation.search import postgres, sqlite
from hoitu.foundation.search.port import Engine, Index


def engine(index: Index) -> Engine:
    """Return the implementation for the database in use."""
    return postgres.PostgresEngine(index) if connection.vendor == "postgresql" else sqlite.SqliteEngine(index)


def create(table: str, vendor: str) -> str:
    """Return the SQL that makes the table of an index, for migrations."""
    return postgres.create(table) if vendor == "postgresql" else sqlite.create(table)


def drop(table: str) -> str:
    """Return the SQL that takes it away."""
    return f"DROP TABLE IF EXISTS {table}"
