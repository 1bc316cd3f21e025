"""Makes an archive: the database first, then the files it speaks of, then the manifest."""

from __future__ import annotations

import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from hoitu.foundation.audit import queries as audit
from hoitu.web.backups import database, manifest
from hoitu.web.backups.manifest import Manifest, Member

PREFIX, SUFFIX = "hoitu-", ".tar"
FILES = "files/"
# The keys are left out on purpose: an archive that gets into wrong hands must not let anybody sign sessions, links
# or messages to our browsers.
# The rest is made again or belongs to the moment.
LEFT_OUT = {"secret.key", "push.key", "mail", "static", "cache", "backups", "freeze.lock", "field"}
LEFT_OUT_STARTS = (".", "before-restore-")
Progress = Callable[[int], object]


class _Hashing(io.RawIOBase):
    """Reads a file once for the archive and for its digest."""

    def __init__(self, source: IO[bytes], progress: Progress) -> None:
        self._source, self._progress, self.sha = source, progress, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        part = self._source.read(size)
        self.sha.update(part)
        self._progress(len(part))
        return part


def home_files() -> Iterator[Path]:
    """Return the files of the data folder that belong into an archive, in a steady order."""
    own = {database.sqlite_file().name + suffix for suffix in ("", "-wal", "-shm", "-journal")}
    for top in sorted(Path(settings.HOME).iterdir()):
        if top.name in LEFT_OUT | own or top.name.startswith(LEFT_OUT_STARTS):
            continue
        found = sorted(top.rglob("*")) if top.is_dir() else [top]
        yield from (each for each in found if each.is_file() and not each.is_symlink() and not _unfinished(each))


def _unfinished(file: Path) -> bool:
    return file.name.startswith(".") and file.name.endswith(".tmp")


def size_of_all() -> int:
    """Return about how many bytes an archive will hold."""
    stored = database.sqlite_file() if connection.vendor == "sqlite" else None
    return sum(each.stat().st_size for each in home_files()) + (stored.stat().st_size if stored else 0)


def make(folder: Path, *, now: datetime, progress: Progress = lambda _bytes: None) -> Path:
    """Write an archive into `folder`, readable by its owner alone, and return it; nothing half-made keeps its name."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    final = folder / f"{PREFIX}{now:%Y%m%dT%H%M%SZ}{SUFFIX}"
    unfinished = folder / f".{final.name}.{os.getpid()}.tmp"
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            _write(stream, folder, now=now, progress=progress)
            stream.flush()
            os.fsync(stream.fileno())
        unfinished.replace(final)
    finally:
        unfinished.unlink(missing_ok=True)
    return final


def _write(stream: IO[bytes], folder: Path, *, now: datetime, progress: Progress) -> None:
    head = audit.head()  # before the copy: the copy's chain holds it, whatever is written meanwhile
    members: list[Member] = []
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive:
        with tempfile.TemporaryDirectory(prefix=".copy-", dir=folder) as space:
            copy = Path(space) / database.member()
            database.copy_to(copy)
            members.append(_add(archive, copy, database.member(), progress))
        for file in home_files():
            name = FILES + file.relative_to(settings.HOME).as_posix()
            try:
                members.append(_add(archive, file, name, progress))
            except FileNotFoundError:
                continue  # a page that was withdrawn while we read: the database tells of it
        known = Manifest(now, connection.vendor, f"{head.seq}:{head.digest}", _migrations(), tuple(members))
        info = tarfile.TarInfo(manifest.NAME)
        info.size, info.mode = len(known.to_json()), 0o600
        archive.addfile(info, io.BytesIO(known.to_json()))


def _add(archive: tarfile.TarFile, file: Path, name: str, progress: Progress) -> Member:
    with file.open("rb") as source:
        found = os.fstat(source.fileno())
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = found.st_size, int(found.st_mtime), 0o600
        reader = _Hashing(source, progress)
        archive.addfile(info, reader)
    return Member(name, info.size, reader.sha.hexdigest())


def _migrations() -> tuple[str, ...]:
    return tuple(sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations()))


def prune(folder: Path, keep: int) -> list[Path]:
    """Delete all but the `keep` newest archives of a folder and return what was deleted."""
    archives = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))
    old = archives[: max(len(archives) - keep, 0)]
    for each in old:
        each.unlink()
    return old
