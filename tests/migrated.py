"""A migrated SQLite file is taken where one is kept: migrating takes longer than most tests."""

from __future__ import annotations

import pathlib
from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from hoitu.web import blank

# A thread of a live server that was stopped within a request still holds its connection.
OTHERS_AWAY = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let Django take the file we put in place; what is not yet migrated is."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,  # noqa: ARG001 - names the file of this process first
) -> None:
    """Put the kept file in place, or make sure that no older one is there."""
    if connection.vendor == "sqlite":
        blank.lay_at(_test_file())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Keep the migrated file for the next run; let the database of a server go at the end."""
    with django_db_blocker.unblock():
        blank.keep()
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            connection.cursor().execute(OTHERS_AWAY)


def _test_file() -> pathlib.Path:
    return pathlib.Path(str(connection.settings_dict["TEST"]["NAME"]))
