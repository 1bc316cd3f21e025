"""What a release says, as frozen values: the contract between the newsroom and whoever delivers it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Byline:
    """A person as the reader sees them."""

    person_id: str
    name: str
    part: str


@dataclass(frozen=True)
class Term:
    """A section, topic or place, with its code and labels."""

    code: str
    name: str
    name_km: str = ""
    slug: str = ""


@dataclass(frozen=True)
class ReleaseContent:
    """One release, whole.

    `body` is a list of `{"type": …, "value": …}`; rich text is cleaned HTML, media values are ids of
    foundation.media. `act` is publish, update or correct. Instants are UTC.
    """

    release_id: UUID
    output_id: UUID
    story_id: UUID
    agency_id: UUID
    agency_name: str
    kind: str
    language: str
    seq: int
    act: str
    headline: str
    lead: str
    body: list[dict[str, Any]]
    cover_id: int | None
    section: Term | None
    topics: list[Term]
    places: list[Term]
    bylines: list[Byline]
    ai_use: str
    is_demo: bool
    first_released_at: datetime
    released_at: datetime
    content_hash: str
    correction_note: str = ""
    false_information: str = ""
    approvals: list[dict[str, str]] = field(default_factory=list)
    """Who approved: level, name, at. Never shown to readers."""
