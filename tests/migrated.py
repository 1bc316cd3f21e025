"""A migrated SQLite file is kept between runs: migrating takes longer than most tests."""

from __future__ import annotations

import hashlib
import os
import pathlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

PROJECT = pathlib.Path(__file__).resolve().parents[1]
CACHE = pathlib.Path(os.environ.get("HOITU_TEST_CACHE", PROJECT / "var/cache"))

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
        target = _test_file()
        target.parent.mkdir(parents=True, exist_ok=True)
        for leftover in target.parent.glob(f"{target.name}*"):
            leftover.unlink()
        if _kept_file().is_file():
            shutil.copyfile(_kept_file(), target)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:  # noqa: ARG001
    """Keep the migrated file for the next run; let the database of a server go at the end."""
    if connection.vendor == "sqlite" and not _kept_file().is_file():
        with django_db_blocker.unblock(), _written_whole(_kept_file()) as part:
            connection.cursor().execute("VACUUM INTO %s", [str(part)])
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock():
            connection.cursor().execute(OTHERS_AWAY)


def _test_file() -> pathlib.Path:
    return pathlib.Path(str(connection.settings_dict["TEST"]["NAME"]))


def _kept_file() -> pathlib.Path:
    seen = hashlib.sha256((PROJECT / "uv.lock").read_bytes())
    house = PROJECT / "hoitu"
    for path in sorted([*house.rglob("migrations/*.py"), *house.glob("foundation/**/*.yaml")]):
        seen.update(path.read_bytes())
    return CACHE / f"migrated-{seen.hexdigest()[:16]}.sqlite3"


@contextmanager
def _written_whole(path: pathlib.Path) -> Iterator[pathlib.Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    yield part
    for old in path.parent.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    part.replace(path)
