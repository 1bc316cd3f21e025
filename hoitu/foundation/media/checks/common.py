"""What every check asks first."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Long enough not to turn up by chance in forty megabytes of pixels; the short ones only count near the beginning.
ACTIVE = (b"<script", b"<!doctype html", b"<?php ", b"<?php\n", b"<?php\r", b"<?php\t")
ACTIVE_AT_HEAD = (b"<html", b"<svg", b"<?php", b"<?xml version")
HEAD = 1024
TAIL = 66_000  # the end record of a zip archive is within its last 65,557 bytes
ZIP_END = b"PK\x05\x06"


def extension(name: str) -> str:
    """Return the extension of a file name: small letters, no dot."""
    return PurePosixPath(name.replace("\\", "/")).suffix.lower().removeprefix(".")


def check_size(file: Any, most: int) -> None:
    """Refuse an empty or too large file, without reading it."""
    if not file.size:
        raise ValidationError(_("The file is empty: choose it again or export it anew."), code="empty")
    if file.size > most:
        words = {"size": megabytes(file.size), "most": megabytes(most)}
        raise ValidationError(
            _("The file has %(size)s MB, more than the %(most)s MB allowed: make it smaller."),
            code="too_large",
            params=words,
        )


def megabytes(size: int) -> str:
    """Return a size in megabytes with one decimal, with a Vietnamese comma."""
    return f"{size / 1_000_000:.1f}".replace(".", ",")


def check_extension(name: str, allowed: dict[str, str] | set[str]) -> str:
    """Return the extension, or refuse one that is not on the list."""
    found = extension(name)
    if found in {"svg", "svgz"}:
        raise ValidationError(
            _("SVG pictures can carry programs and are not taken in: save it as PNG first."), code="svg"
        )
    if found not in allowed:
        raise ValidationError(
            _("Files of kind “%(kind)s” are not taken in. Allowed: %(allowed)s."),
            code="extension",
            params={"kind": found or "?", "allowed": ", ".join(sorted(allowed))},
        )
    return found


def head_of(file: IO[bytes]) -> bytes:
    """Return the first bytes."""
    file.seek(0)
    return file.read(HEAD)


def refuse_two_faced(file: IO[bytes], *, whole: bool, archive: bool = False) -> None:
    """Refuse a file that is something else too: a web page, a program, an archive, a PDF behind another head.

    `whole` looks through all of it, else only through its head; `archive` allows the zip end record.
    """
    head = head_of(file)
    searched = head.lower()
    at_head = any(mark in searched for mark in ACTIVE_AT_HEAD)
    if whole:
        file.seek(0)
        searched = file.read().lower()
    file.seek(0, 2)
    file.seek(max(0, file.tell() - TAIL))
    tail = file.read()
    file.seek(0)
    late_pdf = b"%PDF-" in head and not head.startswith(b"%PDF-")
    if at_head or late_pdf or any(mark in searched for mark in ACTIVE) or (not archive and ZIP_END in tail):
        raise ValidationError(
            _("The file holds something else besides what it shows (a program, a web page or an archive)."),
            code="two_faced",
        )
