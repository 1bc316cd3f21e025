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
class AssignmentMade:
    """Somebody was given a story to work on."""

    name: ClassVar[str] = "newsroom.assignment.made"
    assignment_id: str
    story_id: str
    assignee_id: str
    by_id: str


@dataclass(frozen=True)
class OutputSubmitted:
    """An output was handed in and waits for its first level, `next_level`."""

    name: ClassVar[str] = "newsroom.output.submitted"
    output_id: str
    version: int
    next_level: str
    by_id: str


@dataclass(frozen=True)
class OutputReturned:
    """An output was sent back to its writer."""

    name: ClassVar[str] = "newsroom.output.returned"
    output_id: str
    version: int
    reason: str
    by_id: str


@dataclass(frozen=True)
class OutputApproved:
    """A level said yes; `next_level` is the one it waits for now, empty when the chain is complete."""

    name: ClassVar[str] = "newsroom.output.approved"
    output_id: str
    level: str
    next_level: str
    by_id: str


@dataclass(frozen=True)
class ScheduledReleaseFailed:
    """A scheduled release did not go out; `closed` when it is not tried again."""

    name: ClassVar[str] = "newsroom.schedule.failed"
    output_id: str
    scheduled_by_id: str
    failure: str
    closed: bool


@dataclass(frozen=True)
class AmendmentOpened:
    """A released output is being changed: `act` is update or correct."""

    name: ClassVar[str] = "newsroom.amendment.opened"
    output_id: str
    act: str
    reason: str
    by_id: str


@dataclass(frozen=True)
class AmendmentGivenUp:
    """An update or correction was given up: what is released stands, and no channel has anything to do."""

    name: ClassVar[str] = "newsroom.amendment.given_up"
    output_id: str
    act: str
    reason: str
    by_id: str


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
class FactChanged:
    """A fact that these outputs say reads otherwise now, or was taken out."""

    name: ClassVar[str] = "newsroom.fact.changed"
    fact_id: str
    story_id: str
    output_ids: tuple[str, ...]
    by_id: str


@dataclass(frozen=True)
class ArchiveImported:
    """A batch of releases came in at once, each with its own time; read them with `queries.released_since(None)`.

    Who takes in all there is may leave this to a later one: see `outbox.queries.is_followed`.
    """

    name: ClassVar[str] = "newsroom.archive.imported"
    source: str
    count: int
