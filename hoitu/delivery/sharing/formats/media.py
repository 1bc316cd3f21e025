"""Photos, recordings and films that go with an item, and the files they come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal["text", "audio", "video", "picture", "graphic", "composite"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, kw_only=True)
class Rendition:
    """One file of a work."""

    name: str  # what it is for: original, web, thumbnail
    href: str  # where it is
    mime: str = ""  # image/jpeg
    size: int | None = None  # bytes
    width: int | None = None  # pixels
    height: int | None = None  # pixels
    duration: int | None = None  # seconds
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Association:
    """A work shown with the item."""

    guid: str
    name: str  # its part in the item: main, gallery1
    kind: Kind = "picture"
    title: str = ""
    caption: str = ""  # what readers are told
    alt: str = ""  # what is seen, for those who do not see
    credit: str = ""  # who made it
    copyright_notice: str = ""
    renditions: tuple[Rendition, ...] = ()
