"""Sound and moving pictures: what a file is by its content, how long it is, and a copy without tags."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import mutagen
from mutagen import apev2, id3
from mutagen.mp3 import MP3

from hoitu.foundation.media import files, mp4, webm

RECIPE = "1"
EXTENSIONS = {
    "audio/mpeg": "mp3",
    "audio/mp4": "m4a",
    "audio/ogg": "ogg",
    "audio/webm": "weba",
    "video/mp4": "mp4",
    "video/webm": "webm",
}
AUDIO_BRANDS = {b"M4A ", b"M4B ", b"F4A "}


@dataclass(frozen=True)
class Sound:
    """What a recording is: media type and length in ms (None: not told by the file)."""

    media_type: str
    duration_ms: int | None

    @property
    def kind(self) -> str:
        return self.media_type.split("/", maxsplit=1)[0]


class RecordingError(ValueError):
    """The bytes are none of the kinds we publish, or are broken."""


def examine(file: IO[bytes]) -> Sound:
    """Return what a file is, judged by its bytes; raise RecordingError."""
    try:
        file.seek(0)
        return _examine(file, file.read(16))
    except Exception as broken:  # readers fail in any way they like on hostile bytes
        raise RecordingError(str(broken)) from broken


def _examine(file: IO[bytes], head: bytes) -> Sound:
    if head[4:8] == b"ftyp":
        video = b"vide" in mp4.handlers(file)
        if not video and b"soun" not in mp4.handlers(file):
            raise RecordingError("no track")
        return Sound("video/mp4" if video else "audio/mp4", mp4.duration_ms(file))
    if head[:4] == b"\x1a\x45\xdf\xa3":
        if not webm.is_webm(file):
            raise RecordingError("Matroska, not WebM")
        return Sound("video/webm" if webm.has_video(file) else "audio/webm", webm.duration_ms(file))
    if head[:4] == b"OggS" or head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1] & 0xE0 == 0xE0):  # noqa: PLR2004 - sync
        return _tagged(file)
    raise RecordingError("not a recording")


def _tagged(file: IO[bytes]) -> Sound:
    file.seek(0)
    found = mutagen.File(file)
    if found is None or found.info is None:
        raise RecordingError("no sound")
    mime = "audio/mpeg" if isinstance(found, MP3) else "audio/ogg"
    if mime == "audio/ogg" and not found.mime[0].startswith(("audio/ogg", "audio/x-ogg", "application/ogg")):
        raise RecordingError(found.mime[0])
    return Sound(mime, round(found.info.length * 1000) or None)


def publish(source: IO[bytes], folder: Path) -> tuple[str, Sound]:
    """Copy a recording without its tags into `folder`; return the file's name there and what it is."""
    sound = examine(source)
    name = f"{files.digest(source, RECIPE)}.{EXTENSIONS[sound.media_type]}"
    files.write_once(folder, name, lambda out: _copy_bare(source, out, sound.media_type))
    return name, sound


def _copy_bare(source: IO[bytes], out: IO[bytes], media_type: str) -> None:
    source.seek(0)
    shutil.copyfileobj(source, out, files.CHUNK)
    out.flush()
    if media_type.endswith("/mp4"):
        mp4.blank_metadata(out)
    elif media_type.endswith("/webm"):
        webm.blank_metadata(out)
    elif media_type == "audio/mpeg":
        _delete_tags(out)
    else:
        out.seek(0)
        mutagen.File(out).delete(out)


def _delete_tags(out: IO[bytes]) -> None:
    for tags in (apev2.delete, id3.delete):
        out.seek(0)
        tags(out)
