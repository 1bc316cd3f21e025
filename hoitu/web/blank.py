"""The empty SQLite database with all its tables, kept: making them is the longest part of a first start.

A checkout keeps it in `var/cache`, named by all that it is made of; an installed package keeps none and migrates.
Run as a program (`python -m hoitu.web.blank`) it makes the one of this code, where none is kept yet.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection

PATTERN = "blank-*.sqlite3"
BESIDE = ("-wal", "-shm", "-journal")


def make_tables() -> None:
    """Migrate; an empty SQLite is taken as it was kept when all its tables were last made."""
    empty = not connection.introspection.table_names()
    if empty and lay():
        return
    call_command("migrate", interactive=False, verbosity=0)
    if empty:
        keep()


def lay() -> bool:
    """Put a copy of the kept database where ours has no table yet; return whether that was done."""
    kept = kept_file()
    if connection.vendor != "sqlite" or kept is None or not kept.is_file():
        return False
    target = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    lay_at(target)
    return True


def lay_at(target: Path) -> None:
    """Put a copy of the kept database, where there is one, at a path, and let no older file stay there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    for ending in ("", *BESIDE):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    kept = kept_file()
    if kept is not None and kept.is_file():
        shutil.copyfile(kept, target)


def keep() -> None:
    """Keep the database at hand, just migrated and still empty, for the next one who needs it."""
    kept = kept_file()
    if connection.vendor != "sqlite" or kept is None or kept.is_file():
        return
    # A checkout that belongs to somebody else can keep nothing: then the next one migrates too.
    with suppress(OSError, OperationalError), _written_whole(kept) as part:
        connection.cursor().execute("VACUUM INTO %s", [str(part)])


def kept_file() -> Path | None:
    """Return where the database of this code is kept, there or not; None where the packages' versions are unknown."""
    lock = settings.PROJECT / "uv.lock"
    if not lock.is_file():
        return None
    seen = hashlib.sha256(lock.read_bytes())
    house = settings.PROJECT / "hoitu"
    for path in sorted([*house.rglob("migrations/*.py"), *house.glob("foundation/**/*.yaml")]):
        seen.update(path.read_bytes())
    return settings.PROJECT / "var/cache" / PATTERN.replace("*", seen.hexdigest()[:16])


@contextmanager
def _written_whole(path: Path) -> Iterator[Path]:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}")
    yield part
    for old in path.parent.glob(PATTERN):
        old.unlink(missing_ok=True)
    part.replace(path)


def main() -> None:
    """Make an empty database in a folder of its own, and keep it."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "hoitu.web.settings"
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOITU_HOME"] = home
        django.setup()
        make_tables()


if __name__ == "__main__":
    main()
