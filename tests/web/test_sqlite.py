"""A lock met by a new connection must not make it forget what SQLite can do."""

from __future__ import annotations

import subprocess
import sys
from unittest.mock import sentinel

from django.db.backends.sqlite3.base import DatabaseWrapper


def test_json_is_known_without_asking_the_database_at_hand() -> None:
    nobody_answers = DatabaseWrapper.features_class(sentinel.connection)
    assert nobody_answers.supports_json_field is True
    assert nobody_answers.has_json_object_function is True
    assert nobody_answers.can_introspect_json_field is True


def test_it_is_said_in_a_process_where_nothing_loaded_sqlite_before() -> None:
    """On PostgreSQL nothing else loads it, and its two modules name each other."""
    subprocess.run([sys.executable, "-c", "from hoitu.web import sqlite; sqlite.settle_json()"], check=True, timeout=60)
