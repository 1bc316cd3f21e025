"""Takes the place and the time out of a file that its maker did not agree to tell; nothing moves, bytes turn to zero.

Photos: the GPS directory and the clock of EXIF (JPEG, HEIC, WebP, AVIF) and GPS words of XMP. Recordings: every
metadata box of MP4, every tag of WebM.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hoitu.foundation.media import mp4, webm

EXIF_IFD, GPS_IFD = 0x8769, 0x8825
CLOCKS = {0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292}
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
ENTRY = 12
MOST_ENTRIES = 1000
_TIFF = re.compile(rb"(?:Exif\0\0|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)  # JPEG and HEIC; WebP
_XMP = re.compile(
    rb"(:(?:GPS\w{1,30}|DateTimeOriginal|CreateDate|ModifyDate|DateCreated)\s*(?:=\s*[\"']|>))([^\"'<]{1,80})"
)


def blank_place_and_time(path: Path, kind: str) -> None:
    """Blank a file's own place and time where it lies; `kind` is photo, audio or video. Twice changes nothing.

    A file that is not what it should be is left alone: the checks find that out.
    """
    if kind == "photo":
        data = bytearray(path.read_bytes())
        before = bytes(data)
        _blank_photo(data)
        if data != before:
            with path.open("r+b") as file:
                file.write(data)
        return
    _blank_recording(path)


def _blank_recording(path: Path) -> None:
    with path.open("r+b") as file:
        head = file.read(12)
        try:
            if head[4:8] == b"ftyp":
                mp4.blank_metadata(file)
            elif head[:4] == b"\x1a\x45\xdf\xa3":
                webm.blank_metadata(file)
        except Exception:  # noqa: BLE001 - hostile bytes: the checks that follow refuse them in words
            return


def _blank_photo(data: bytearray) -> None:
    for found in list(_TIFF.finditer(bytes(data))):
        _blank_tiff(data, found.end())
    for found in list(_XMP.finditer(bytes(data))):
        data[found.start(2) : found.end(2)] = b" " * len(found[2])


def _blank_tiff(data: bytearray, base: int) -> None:
    order = "little" if data[base : base + 2] == b"II" else "big"
    first = _number(data, base + 4, 4, order)
    directories = [first]
    for entry in _entries(data, base, first, order):
        tag = _number(data, entry, 2, order)
        pointed = _number(data, entry + 8, 4, order)
        if tag == EXIF_IFD:
            directories.append(pointed)
        elif tag == GPS_IFD:
            for inner in list(_entries(data, base, pointed, order)):
                _zero(data, base, inner, order, whole=True)
    for directory in directories:
        for entry in list(_entries(data, base, directory, order)):
            if _number(data, entry, 2, order) in CLOCKS:
                _zero(data, base, entry, order, whole=False)


def _entries(data: bytearray, base: int, at: int, order: str) -> Iterator[int]:
    """Yield where each entry of a directory begins, as far as the file reaches."""
    start = base + at
    count = _number(data, start, 2, order)
    for index in range(min(count, MOST_ENTRIES)):
        entry = start + 2 + index * ENTRY
        if entry + ENTRY > len(data):
            return
        yield entry


def _zero(data: bytearray, base: int, entry: int, order: str, *, whole: bool) -> None:
    """Zero the value of an entry, wherever it lies, and with `whole` the entry too."""
    size = SIZES.get(_number(data, entry + 2, 2, order), 1) * _number(data, entry + 4, 4, order)
    start = entry + 8 if size <= 4 else base + _number(data, entry + 8, 4, order)  # noqa: PLR2004 - fits into the entry
    end = min(start + size, len(data))
    if start < end:
        data[start:end] = bytes(end - start)
    if whole:
        data[entry : entry + ENTRY] = bytes(ENTRY)


def _number(data: bytearray, at: int, size: int, order: str) -> int:
    return int.from_bytes(data[at : at + size], "little" if order == "little" else "big")
