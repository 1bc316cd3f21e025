"""Taking over a file that already lies on our disk: checked apart, linked into the library, never copied."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from wagtail.log_actions import LogContext
from wagtail.models import Collection

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.media import checks
from hoitu.foundation.media.checks import photo, recording
from hoitu.foundation.media.intake import PASSED
from hoitu.foundation.media.models import Photo, Recording
from hoitu.foundation.media.private_metadata import blank_place_and_time
from hoitu.foundation.media.recordings import Sound

__all__ = ["Checked", "blank_place_and_time", "check_file", "extensions_of", "take_over_photo", "take_over_recording"]


@dataclass(frozen=True)
class Checked:
    """A file that passed the checks, under the name it came with; `sound` is what a recording is."""

    path: Path
    file_name: str
    sound: Sound | None = None


class _OnDisk(UploadedFile):  # type: ignore[type-arg]  # generic for the type checker alone
    """A file that storages move into place instead of copying it."""

    def temporary_file_path(self) -> str:
        return str(self.file.name)  # type: ignore[union-attr]  # it is open


def extensions_of(kind: str) -> frozenset[str]:
    """Return the file name extensions taken in as photo, audio or video."""
    if kind == "photo":
        return frozenset(photo.EXTENSIONS)
    return frozenset(name for name, types in recording.EXTENSIONS.items() if any(t.startswith(kind) for t in types))


def check_file(*, path: Path, file_name: str, kind: str) -> Checked:
    """Check a file by its bytes as every door of the library does; raises ValidationError. No transaction is needed."""
    with path.open("rb") as opened:
        file = UploadedFile(opened, name=file_name, size=path.stat().st_size)
        if kind == "photo":
            checks.check_photo(file, file_name)
            return Checked(path, file_name)
        return Checked(path, file_name, checks.check_recording(file, file_name))


def take_over_photo(*, by: Person, checked: Checked, **about: Any) -> Photo:
    """Add a checked picture to the library, linked to where it lies; `about` are fields of the photo."""
    with _linked(checked, passed=True) as file, LogContext(user=by):
        made = Photo(file=file, collection=Collection.get_first_root_node(), uploaded_by_user=by, **about)
        made.save()
    return made


def take_over_recording(*, by: Person, checked: Checked, **about: Any) -> Recording:
    """Add a checked recording to the library, linked to where it lies; `about` are fields of the recording."""
    with _linked(checked, passed=checked.sound) as file, LogContext(user=by):
        made = Recording(file=file, collection=Collection.get_first_root_node(), uploaded_by=by, **about)
        made.save()
    return made


@contextmanager
def _linked(checked: Checked, *, passed: object) -> Iterator[_OnDisk]:
    """Open a second name of the file; where the act fails, the first is still there for another try."""
    second = checked.path.with_suffix(".link")
    second.unlink(missing_ok=True)
    os.link(checked.path, second)
    try:
        with second.open("rb") as opened:
            file = _OnDisk(opened, name=checked.file_name, size=second.stat().st_size)
            setattr(file, PASSED, passed)
            yield file
    finally:
        second.unlink(missing_ok=True)
