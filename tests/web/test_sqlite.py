"""A lock met by a new connection must not make it forget what SQLite can do."""

from __future__ import annotations

from unittest.mock import sentinel

from django.db.backends.sqlite3.features import DatabaseFeatures


def test_json_is_known_without_asking_the_database_at_hand() -> None:
    nobody_answers = DatabaseFeatures(sentinel.connection)
    assert nobody_answers.supports_json_field is True
    assert nobody_answers.has_json_object_function is True
    assert nobody_answers.can_introspect_json_field is True
