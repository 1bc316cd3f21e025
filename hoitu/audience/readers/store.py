"""The files that come with letters: bounded while they arrive, under names of ours, apart from the library."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hoitu.foundation.media import operations as media
from hoitu.kernel.refusal import NotReady, Refusal

MOST_FILES = 4
MOST_BYTES = {"photo": 15_000_000, "audio": 30_000_000, "video": 80_000_000}
ALL_BYTES = 100_000_000


class Arriving(Protocol):
    """An uploaded file, as Django hands it on."""

    name: str
    size: int

    def chunks(self) -> Iterable[bytes]:
        """Return its bytes, a piece at a time."""


class NoRoom(Refusal):
    """The disk is full."""

    status = 507


def folder() -> Path:
    """Return the folder of enclosures: no reader and no library sees it."""
    return Path(settings.HOME) / "thu-ban-doc"


def path_of(enclosure_id: UUID, file_name: str) -> Path:
    """Return where an enclosure lies: our own name, the extension that passed the checks."""
    return folder() / f"{enclosure_id.hex}{Path(file_name).suffix.lower()}"


def kind_of(file_name: str) -> str:
    """Return photo, audio or video by the extension; nothing for what is not taken."""
    extension = Path(file_name).suffix.lower().lstrip(".")
    return next((kind for kind in MOST_BYTES if extension in media.extensions_of(kind)), "")


def keep(enclosure_id: UUID, arriving: Arriving) -> str:
    """Put a file on our disk, blank place and time in it, check it as the library does; return its kind.

    Raises NotReady (`bad_file`) with the reason for what is not taken; nothing stays behind then.
    """
    kind = kind_of(arriving.name)
    if not kind or arriving.size > MOST_BYTES[kind]:
        raise NotReady(
            _("“%(name)s” is not taken: photos up to 15 MB, sound up to 30 MB, films up to 80 MB.")
            % {"name": arriving.name[:80]},
            code="bad_file",
        )
    path = path_of(enclosure_id, arriving.name)
    try:
        _write(path, arriving)
        media.blank_place_and_time(path, kind)
        media.check_file(path=path, file_name=arriving.name, kind=kind)
    except ValidationError as refused:
        path.unlink(missing_ok=True)
        said = f"“{arriving.name[:80]}”: {' '.join(refused.messages)}"
        raise NotReady(said, code="bad_file") from None
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return kind


def _write(path: Path, arriving: Arriving) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        with path.open("wb") as file:
            for piece in arriving.chunks():
                file.write(piece)
    except OSError as failed:
        if failed.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise NoRoom(
                _("There is no room for files just now. Send your words without them."), code="no_room"
            ) from None
        raise


def erase(enclosure_id: UUID, file_name: str) -> None:
    """Take a file off our disk."""
    path_of(enclosure_id, file_name).unlink(missing_ok=True)
