"""What is told through the outbox: the public site follows it, and people are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class LiveEntryChanged:
    """Readers see an entry anew: it came, was corrected, marked or taken off; `place` is its number for them."""

    name: ClassVar[str] = "liveblog.entry.changed"
    output_id: str
    place: int


@dataclass(frozen=True)
class LiveEntryWaits:
    """The newest version of an entry waits for a decision."""

    name: ClassVar[str] = "liveblog.entry.waits"
    entry_id: str
    version: int
    by_id: str


@dataclass(frozen=True)
class LiveEntryReturned:
    """An entry went back to its writer, with a reason."""

    name: ClassVar[str] = "liveblog.entry.returned"
    entry_id: str
    version: int
    reason: str
    by_id: str


@dataclass(frozen=True)
class LiveTurned:
    """A live blog was opened, paused or closed."""

    name: ClassVar[str] = "liveblog.blog.turned"
    output_id: str
    state: str
