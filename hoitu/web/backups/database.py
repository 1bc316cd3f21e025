"""A consistent copy of the database while people work in it, and the way back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from django.db import connection, connections

SQLITE_MEMBER, POSTGRESQL_MEMBER = "database.sqlite3", "database.pgdump"
PAGES_AT_ONCE = 2_000
Progress = Callable[[int], object]


class DatabaseToolFailed(Exception):  # noqa: N818 - says what happened
    """pg_dump or pg_restore is missing or failed; `str()` says what to do, in Vietnamese."""


def member() -> str:
    """Return the name of the database in an archive, for the engine in use."""
    return SQLITE_MEMBER if connection.vendor == "sqlite" else POSTGRESQL_MEMBER


def sqlite_file() -> Path:
    """Return where SQLite keeps the database."""
    return Path(str(connection.settings_dict["NAME"]))


def copy_to(target: Path) -> None:
    """Write a consistent copy of the database to `target`."""
    if connection.vendor == "sqlite":
        _copy_sqlite(target)
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", _name())


def _copy_sqlite(target: Path) -> None:
    """Copy page by page with SQLite's own means: writers go on meanwhile, the copy is of one instant."""
    connection.ensure_connection()
    copy = sqlite3.connect(target)
    try:
        connection.connection.backup(copy, pages=PAGES_AT_ONCE)
        found = copy.execute("PRAGMA integrity_check").fetchone()[0]
    finally:
        copy.close()
    if found != "ok":
        message = f"Cơ sở dữ liệu có lỗi ({found}): giữ nguyên mọi thứ và khôi phục từ bản sao lưu trước đó."
        raise DatabaseToolFailed(message)


def replace_by(source: Path, aside: Path) -> None:
    """Put the copy `source` in the place of the database; what was there goes to the folder `aside` (SQLite)."""
    connections.close_all()
    if connection.vendor == "sqlite":
        kept = sqlite_file()
        for suffix in ("", "-wal", "-shm"):
            old = kept.with_name(kept.name + suffix)
            if old.exists():
                shutil.move(old, aside / old.name)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(source, kept)
    else:
        options = ("--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error")
        _run("pg_restore", *options, f"--dbname={_name()}", str(source))


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    path = shutil.which(tool)
    if path is None:
        message = f"Máy này thiếu {tool}: chạy `sudo apt install postgresql-client` rồi thử lại."
        raise DatabaseToolFailed(message)
    known = connection.settings_dict
    given = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    environment = os.environ | {name: str(known[key]) for name, key in given.items() if known.get(key)}
    done = subprocess.run([path, *arguments], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{tool} không chạy xong: {done.stderr.strip()[-800:]}"
        raise DatabaseToolFailed(message)
