"""MP4 family (mp4, m4a, mov): length, and metadata blanked in place so that no offset moves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

PERSONAL = {b"udta", b"meta", b"uuid"}  # tags, place, device, XMP
INSIDE = {b"moov", b"trak", b"moof", b"traf"}
MOST_BOXES = 100_000


@dataclass(frozen=True)
class Box:
    """One box: its four letters, where it starts, where its payload starts, where it ends (bytes)."""

    kind: bytes
    start: int
    payload: int
    end: int


class BoxError(ValueError):
    """The file is not a well-formed sequence of boxes."""


def boxes(file: IO[bytes], start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two offsets, checking that each stays inside."""
    count = 0
    while start + 8 <= end:
        file.seek(start)
        head = file.read(16)
        size, kind, payload = int.from_bytes(head[:4], "big"), head[4:8], start + 8
        if size == 1:
            size, payload = int.from_bytes(head[8:16], "big"), start + 16
        elif size == 0:
            size = end - start
        count += 1
        if len(head) < 8 or size < payload - start or start + size > end or count > MOST_BOXES:  # noqa: PLR2004 - a head
            raise BoxError(f"box {kind!r} at {start}")
        yield Box(kind, start, payload, start + size)
        start += size


def size_of(file: IO[bytes]) -> int:
    """Return the length of a file in bytes."""
    return file.seek(0, 2)


def duration_ms(file: IO[bytes]) -> int | None:
    """Return the length in ms told by the movie header, or None."""
    for movie in boxes(file, 0, size_of(file)):
        if movie.kind == b"moov":
            for box in boxes(file, movie.payload, movie.end):
                if box.kind == b"mvhd":
                    return _movie_length(file, box)
    return None


def _movie_length(file: IO[bytes], box: Box) -> int | None:
    file.seek(box.payload)
    head = file.read(32)
    long = head[:1] == b"\x01"
    scale = int.from_bytes(head[20:24] if long else head[12:16], "big")
    length = int.from_bytes(head[24:32] if long else head[16:20], "big")
    if not scale or not length or length in {0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF}:
        return None
    return round(length * 1000 / scale)


def handlers(file: IO[bytes]) -> set[bytes]:
    """Return the kinds of tracks, e.g. {b"vide", b"soun"}."""
    found: set[bytes] = set()
    _walk_handlers(file, 0, size_of(file), found)
    return found


def _walk_handlers(file: IO[bytes], start: int, end: int, found: set[bytes]) -> None:
    for box in boxes(file, start, end):
        if box.kind in {b"moov", b"trak", b"mdia"}:
            _walk_handlers(file, box.payload, box.end, found)
        elif box.kind == b"hdlr":
            file.seek(box.payload + 8)
            found.add(file.read(4))


def blank_metadata(file: IO[bytes]) -> None:
    """Turn every metadata box into free space of the same size."""
    _blank(file, 0, size_of(file))


def _blank(file: IO[bytes], start: int, end: int) -> None:
    for box in list(boxes(file, start, end)):
        if box.kind in PERSONAL:
            file.seek(box.start + 4)
            file.write(b"free")
            _zero(file, box.payload, box.end)
        elif box.kind in INSIDE:
            _blank(file, box.payload, box.end)
        elif box.kind == b"free":
            _zero(file, box.payload, box.end)


def _zero(file: IO[bytes], start: int, end: int) -> None:
    file.seek(start)
    while start < end:
        start += file.write(bytes(min(65536, end - start)))
