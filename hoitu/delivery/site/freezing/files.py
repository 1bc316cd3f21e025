"""Writes public files: a reader sees the old file or the new one, never a half, even after `kill -9`."""

from __future__ import annotations

import fcntl
import gzip
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

COMPRESSED = {".html", ".xml", ".json", ".txt", ".css", ".js", ".webmanifest"}
REDIRECT_FILE = "301"
GONE_FILE = "410.html"


def root() -> Path:
    """Return the folder of all that readers get."""
    return Path(settings.PUBLIC_ROOT)


def beside(name: str) -> Path:
    """Return a path next to the public folder, where no reader comes."""
    return root().parent / name


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold the lock of the public folder: whoever freezes reads the newest rows and writes them before the next."""
    root().mkdir(parents=True, exist_ok=True)
    with beside("freeze.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def file_of(address: str) -> Path:
    """Return the file that answers an address: `/a/b/` is `a/b/index.html`, anything else itself."""
    inside = address.lstrip("/")
    return root() / (f"{inside}index.html" if address.endswith("/") else inside)


def stamp(address: str) -> tuple[str, int, int] | None:
    """Return what tells one freezing of an address from the next (file, instant, size); None where nothing is yet."""
    file = file_of(address)
    try:
        found = file.stat()
    except OSError:
        return None
    return str(file), found.st_mtime_ns, found.st_size


def write(path: Path, content: bytes) -> bool:
    """Put `content` at `path` and a compressed copy beside it; False where the same bytes were already there."""
    packed = path.with_name(f"{path.name}.gz")
    compress = path.suffix in COMPRESSED
    if _holds(path, content) and (not compress or _unpacks_to(packed, content)):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    if compress:
        _replace(packed, gzip.compress(content, 6, mtime=0))
    _replace(path, content)
    return True


def write_text(address: str, text: str) -> bool:
    """Put a finished page or feed at its address."""
    return write(file_of(address), text.encode())


def remove(path: Path) -> None:
    """Take a file and its compressed copy away, if they are there."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.gz").unlink(missing_ok=True)


def set_aside(path: Path, name: str) -> None:
    """Keep a copy of a public file where no reader comes, e.g. of an article before its withdrawal."""
    if path.exists():
        kept = beside(name)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, kept)


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _unpacks_to(packed: Path, content: bytes) -> bool:
    """Tell whether the copy belongs to this content: a kill between the two renames leaves them apart."""
    try:
        return gzip.decompress(packed.read_bytes()) == content
    except (OSError, EOFError, zlib.error):
        return False


def _replace(path: Path, content: bytes) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(path)
