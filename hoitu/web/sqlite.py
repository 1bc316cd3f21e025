"""What SQLite can do is asked of SQLite, once, not of the database at hand."""

from __future__ import annotations

import sqlite3

from django.db.backends.sqlite3.base import DatabaseWrapper


def settle_json() -> None:
    """Say for all connections whether SQLite knows JSON.

    Django asks each new connection, inside a transaction; where that meets a lock it takes the refusal for "no" and
    remembers it as long as the thread lives: every page of that thread then fails that reads rows of several tables.
    """
    memory = sqlite3.connect(":memory:")
    try:
        memory.execute("SELECT JSON('{}')")
    except sqlite3.OperationalError:  # pragma: no cover - an SQLite built without JSON: Django's own check says so
        return
    finally:
        memory.close()
    DatabaseWrapper.features_class.supports_json_field = True  # type: ignore[assignment,method-assign] # a constant for a question
