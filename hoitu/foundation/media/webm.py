"""WebM: length, and tags and attachments overwritten with void elements of the same size."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

EBML, SEGMENT, INFO, CLUSTER, TRACKS, VOID = 0x1A45DFA3, 0x18538067, 0x1549A966, 0x1F43B675, 0x1654AE6B, 0xEC
TAGS, ATTACHMENTS = 0x1254C367, 0x1941A469
TITLE, DATE, DURATION, TIMESTAMP_SCALE = 0x7BA9, 0x4461, 0x4489, 0x2AD7B1
TRACK_ENTRY, TRACK_TYPE, TRACK_NAME, DOCTYPE = 0xAE, 0x83, 0x536E, 0x4282
PERSONAL = {TAGS, ATTACHMENTS, TITLE, DATE, TRACK_NAME}
VIDEO = 1
MOST_ELEMENTS = 500_000


@dataclass(frozen=True)
class Element:
    """One EBML element: id, where it starts, where its data starts and ends (bytes)."""

    id: int
    start: int
    data: int
    end: int
    open_ended: bool = False


class ElementError(ValueError):
    """The file is not well-formed EBML."""


def elements(file: IO[bytes], start: int, end: int) -> Iterator[Element]:
    """Yield the elements between two offsets; one of unknown size is given to `end` and then walked into."""
    count = 0
    while start < end:
        count += 1
        file.seek(start)
        head = file.read(12)
        id_length = _length(head[:1])
        size_length = _length(head[id_length : id_length + 1])
        if count > MOST_ELEMENTS or id_length > 4 or len(head) < id_length + size_length:  # noqa: PLR2004 - ids have ≤ 4
            raise ElementError(f"element at {start}")
        data = start + id_length + size_length
        raw = int.from_bytes(head[id_length : id_length + size_length], "big")
        mask = (1 << (7 * size_length)) - 1
        size, unknown = raw & mask, raw & mask == mask
        if not unknown and data + size > end:
            raise ElementError(f"element at {start} ends after its parent")
        found = Element(int.from_bytes(head[:id_length], "big"), start, data, end if unknown else data + size, unknown)
        yield found
        start = data if unknown else found.end


def _length(first: bytes) -> int:
    if not first or first[0] == 0:
        raise ElementError("no length marker")
    return 9 - first[0].bit_length()


def _inside(file: IO[bytes], within: Element) -> Iterator[Element]:
    return elements(file, within.data, within.end)


def _segments(file: IO[bytes]) -> Iterator[Element]:
    end = file.seek(0, 2)
    for top in elements(file, 0, end):
        if top.id == SEGMENT:
            yield from _inside(file, top)
            return


def is_webm(file: IO[bytes]) -> bool:
    """Say whether the header names the webm document type."""
    first = next(elements(file, 0, file.seek(0, 2)), None)
    if first is None or first.id != EBML:
        return False
    return any(item.id == DOCTYPE and _bytes(file, item) == b"webm" for item in _inside(file, first))


def duration_ms(file: IO[bytes]) -> int | None:
    """Return the length in ms told by the segment's information, or None."""
    for item in _segments(file):
        if item.id == INFO:
            parts = {part.id: _bytes(file, part) for part in _inside(file, item)}
            scale = int.from_bytes(parts.get(TIMESTAMP_SCALE, b""), "big") or 1_000_000
            length = parts.get(DURATION, b"")
            if len(length) in {4, 8}:
                ticks: float = struct.unpack(">f" if len(length) == 4 else ">d", length)[0]  # noqa: PLR2004 - float or double
                return round(ticks * scale / 1_000_000) if 0 < ticks < 1e12 else None  # noqa: PLR2004 - absurd above
    return None


def has_video(file: IO[bytes]) -> bool:
    """Say whether a track is a video track."""
    for item in _segments(file):
        if item.id == TRACKS:
            for entry in _inside(file, item):
                if any(p.id == TRACK_TYPE and _bytes(file, p) == bytes([VIDEO]) for p in _inside(file, entry)):
                    return True
    return False


def blank_metadata(file: IO[bytes]) -> None:
    """Overwrite tags, attachments, title, date and track names with void elements."""
    for item in list(_segments(file)):
        if item.id in PERSONAL:
            _void(file, item)
        elif item.id == INFO:
            _void_parts(file, item)
        elif item.id == TRACKS:
            for entry in list(_inside(file, item)):
                if entry.id == TRACK_ENTRY:
                    _void_parts(file, entry)


def _void_parts(file: IO[bytes], within: Element) -> None:
    for part in list(_inside(file, within)):
        if part.id in PERSONAL:
            _void(file, part)


def _void(file: IO[bytes], item: Element) -> None:
    """Replace an element, its id and size included, by one void element and zeros."""
    total = item.end - item.start
    size_length = 1 if total < 128 else 8  # noqa: PLR2004 - what one size byte can say
    size = total - 1 - size_length
    marked = size | (1 << (7 * size_length))
    file.seek(item.start)
    file.write(bytes([VOID]) + marked.to_bytes(size_length, "big"))
    left = size
    while left > 0:
        left -= file.write(bytes(min(65536, left)))


def _bytes(file: IO[bytes], item: Element) -> bytes:
    file.seek(item.data)
    return file.read(min(64, item.end - item.data))
