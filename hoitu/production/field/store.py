"""The files of unfinished uploads: how much of one is on the disk is how much has come.

A part is on the disk (fsync) before anybody is told so, hence what a phone was told once stays true after a crash.
"""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from hoitu.kernel.refusal import Refusal
from hoitu.production.field import limits

SUFFIX = ".part"


class NoRoom(Refusal):
    """The disk is full."""

    status = 507

    def __init__(self) -> None:
        super().__init__(
            _("The server has no room left just now. Your file stays on this phone and is sent later; tell the desk."),
            code="no_room",
        )


class Busy(Refusal):
    """Another request is at this very file."""

    status = 423

    def __init__(self) -> None:
        super().__init__(_("This file is just being received: it goes on in a moment."), code="busy")


class WrongOffset(Refusal):
    """The part does not begin where the file ends; the phone asks for the offset and goes on there."""

    status = 409

    def __init__(self) -> None:
        super().__init__(_("This part does not follow the one before: the phone asks where to go on."), code="offset")


def folder() -> Path:
    """Return where unfinished uploads lie."""
    return Path(settings.HOME) / "field"


def path_of(upload_id: UUID) -> Path:
    """Return the file of an upload, whether it is there or not."""
    return folder() / f"{upload_id}{SUFFIX}"


def size_of(upload_id: UUID) -> int:
    """Return how many bytes of an upload have come."""
    try:
        return path_of(upload_id).stat().st_size
    except FileNotFoundError:
        return 0


def has_room(length: int) -> bool:
    """Say whether the disk can take so many bytes and leave the house its share."""
    folder().mkdir(parents=True, exist_ok=True)
    return shutil.disk_usage(folder()).free > length + limits.ROOM_LEFT


def append(upload_id: UUID, *, offset: int, data: bytes, length: int) -> int:
    """Add a part at the end of a file and return the new size; the part is on the disk then.

    Raises WrongOffset, Busy, NoRoom, or Refusal for more bytes than were announced.
    """
    with locked(upload_id) as file:
        size = os.fstat(file.fileno()).st_size
        if offset != size:
            raise WrongOffset
        if size + len(data) > length:
            raise Refusal(_("More was sent than the file has: choose it again."), code="too_much")
        try:
            _write(file, data, size)
        except OSError as full:
            if full.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
                raise
            raise NoRoom from full
        return size + len(data)


@contextmanager
def locked(upload_id: UUID) -> Iterator[IO[bytes]]:
    """Open an upload's file, made where it is not there, for this request alone; raises Busy."""
    folder().mkdir(parents=True, exist_ok=True)
    path = path_of(upload_id)
    fresh = not path.exists()
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600), "r+b", buffering=0) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as other:
            raise Busy from other
        if fresh:
            _sync_folder()
        yield file


def remove(upload_id: UUID) -> None:
    """Delete an upload's file."""
    path_of(upload_id).unlink(missing_ok=True)


def _write(file: IO[bytes], data: bytes, at: int) -> None:
    try:
        written = 0
        while written < len(data):
            written += os.pwrite(file.fileno(), data[written:], at + written)
        os.fsync(file.fileno())
    except OSError:
        with suppress(OSError):
            os.ftruncate(file.fileno(), at)
        raise


def _sync_folder() -> None:
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
