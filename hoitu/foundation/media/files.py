"""Writing a finished file so that a reader sees all of it or nothing."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO

CHUNK = 1024 * 1024


def digest(source: IO[bytes], *recipe: object) -> str:
    """Return 24 hex digits of a SHA-256 over the bytes and the recipe applied to them."""
    total = hashlib.sha256()
    source.seek(0)
    while chunk := source.read(CHUNK):
        total.update(chunk)
    source.seek(0)
    total.update(repr(recipe).encode())
    return total.hexdigest()[:24]


def write_once(folder: Path, name: str, write: Callable[[IO[bytes]], object]) -> Path:
    """Make `folder/name` by `write(file)` unless it is there: temporary file, fsync, rename, fsync of the folder."""
    target = folder / name
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=".making-", dir=folder)
    try:
        with os.fdopen(handle, "w+b") as out:
            write(out)
            out.flush()
            os.fchmod(out.fileno(), 0o644)
            os.fsync(out.fileno())
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(folder)
    return target


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
