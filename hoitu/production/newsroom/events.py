"""What the newsroom tells the floors above; each is written to the outbox in the act's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hoitu.production.newsroom.models import Output


@dataclass(frozen=True)
class TextHandedOn:
    """The text the house goes by has a new version: handed in, or edited in approval. Writing alone says nothing."""

    name: ClassVar[str] = "newsroom.output.text_handed_on"
    output_id: str
    kind: str
    language: str
    version: int


def text_handed_on(output: Output) -> TextHandedOn:
    """Return the event for an output's newest version."""
    return TextHandedOn(str(output.pk), output.kind, output.language, output.version)


@dataclass(frozen=True)
class OutputReleased:
    """A release was made: publish, update or correct."""

    name: ClassVar[str] = "newsroom.output.released"
    release_id: str
    output_id: str
    kind: str
    language: str
    act: str


@dataclass(frozen=True)
class OutputWithdrawn:
    """A released output must leave every channel."""

    name: ClassVar[str] = "newsroom.output.withdrawn"
    output_id: str
    kind: str
    language: str
    public_note: str


@dataclass(frozen=True)
class ArchiveImported:
    """Many releases came in at once, each with its own time; read them with `queries.released_since(None)`."""

    name: ClassVar[str] = "newsroom.archive.imported"
    source: str
    count: int
