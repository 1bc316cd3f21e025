"""The empty database that is copied where tables would have to be made."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import Settings

from hoitu.web import blank

SHAPE = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
sqlite_only = pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite is kept as a file")


@pytest.fixture
def checkout(settings: Settings, tmp_path: Path) -> Path:
    """A checkout of its own, with one migration in it."""
    settings.PROJECT = tmp_path
    (tmp_path / "uv.lock").write_text("django 5.2", encoding="utf-8")
    migrations = tmp_path / "hoitu/foundation/audit/migrations"
    migrations.mkdir(parents=True)
    (migrations / "0001_initial.py").write_text("first", encoding="utf-8")
    return tmp_path


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_what_is_laid_has_every_table_index_and_guard_of_what_was_kept(checkout: Path) -> None:
    blank.keep()
    blank.lay_at(checkout / "home/new.sqlite3")

    with connection.cursor() as cursor:
        ours = cursor.execute(SHAPE).fetchall()
    laid = sqlite3.connect(checkout / "home/new.sqlite3")
    try:
        assert laid.execute(SHAPE).fetchall() == ours
        assert any(kind == "trigger" and "audit" in name for kind, name, _sql in ours)
    finally:
        laid.close()


@sqlite_only
@pytest.mark.django_db(transaction=True)
def test_one_that_was_kept_already_stays_as_it_is(checkout: Path) -> None:
    kept = blank.kept_file()
    assert kept is not None
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"kept before")

    blank.keep()

    assert [path.name for path in (checkout / "var/cache").iterdir()] == [kept.name]
    assert kept.read_bytes() == b"kept before"


@pytest.mark.django_db(transaction=True)
def test_a_checkout_nobody_may_write_to_keeps_nothing_and_stops_nobody(checkout: Path) -> None:
    (checkout / "var").write_text("a file where the folder should be", encoding="utf-8")

    blank.keep()

    assert not blank.lay()


def test_another_migration_is_another_database(checkout: Path) -> None:
    before = blank.kept_file()

    (checkout / "hoitu/foundation/audit/migrations/0002_more.py").write_text("second", encoding="utf-8")

    assert blank.kept_file() != before


def test_an_installed_package_keeps_none(settings: Settings, tmp_path: Path) -> None:
    settings.PROJECT = tmp_path

    assert blank.kept_file() is None


def test_nothing_of_an_older_database_stays_beside_the_one_laid(checkout: Path) -> None:
    for name in ("new.sqlite3", "new.sqlite3-wal", "new.sqlite3-shm"):
        (checkout / name).write_bytes(b"older")

    blank.lay_at(checkout / "new.sqlite3")

    assert not list(checkout.glob("new.sqlite3*"))


def test_a_copy_somebody_made_beside_the_database_is_left_alone(checkout: Path) -> None:
    (checkout / "new.sqlite3.mine").write_bytes(b"mine")

    blank.lay_at(checkout / "new.sqlite3")

    assert (checkout / "new.sqlite3.mine").is_file()
