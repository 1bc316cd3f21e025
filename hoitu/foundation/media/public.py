"""What a reader gets of a work: names of files made for them, and the words that go with them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class PublicImage:
    """One made picture: its file name in the folder, its size in pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class PublicPhoto:
    """A photo as published.

    `sources` maps a media type (`image/avif`, `image/webp`, `image/jpeg`, best first) to its pictures, narrow to wide.
    `width` × `height` are those of the widest; `fallback` is the JPEG for `<img src>`, `social` the JPEG
    (at most 1200 × 630) for cards. Names are content-addressed: the bytes under a name never change.
    """

    photo_id: int
    alt: str
    caption: str
    credit: str
    ai_use: str
    width: int
    height: int
    sources: dict[str, tuple[PublicImage, ...]]
    fallback: PublicImage
    social: PublicImage


@dataclass(frozen=True)
class PublicRecording:
    """A sound or moving picture as published; `duration_ms` None means not known, `size` is bytes."""

    recording_id: UUID
    kind: str
    title: str
    name: str
    media_type: str
    duration_ms: int | None
    size: int
    transcript: str
    credit: str
    ai_use: str
    poster: PublicPhoto | None


@dataclass(frozen=True)
class PublicAttachment:
    """A file to download; `size` is bytes."""

    attachment_id: int
    title: str
    source: str
    name: str
    media_type: str
    size: int
