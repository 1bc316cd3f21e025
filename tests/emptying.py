"""Lets Django empty the database between tests although the audit refuses deletion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.operations import BaseDatabaseOperations

from hoitu.foundation.audit import append_only
from hoitu.production.newsroom import immutable


@contextmanager
def unguarded(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Take the guards of audit entries and releases away for a while, as an intruder with all rights would."""
    with connection.cursor() as cursor:
        for statement in (*append_only.removal(connection.vendor), *immutable.removal(connection.vendor)):
            cursor.execute(statement)
        yield
        for statement in (*append_only.guards(connection.vendor), *immutable.guards(connection.vendor)):
            cursor.execute(statement)


_flush = BaseDatabaseOperations.execute_sql_flush


def _flush_unguarded(self: BaseDatabaseOperations, sql_list: Any) -> None:
    with unguarded(self.connection):
        _flush(self, sql_list)


def allow() -> None:
    """Empty unguarded from now on (in this test process alone)."""
    BaseDatabaseOperations.execute_sql_flush = _flush_unguarded  # type: ignore[method-assign]
