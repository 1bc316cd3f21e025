"""What a release says, as frozen values: the contract between the newsroom and whoever delivers it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
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
    correction_title: str = ""
    """The words a correction is published under, by the law of its day; empty for other acts."""
    correction_note: str = ""
    false_information: str = ""
    approvals: list[dict[str, str]] = field(default_factory=list)
    """Who approved: level, name, at, delegation. Never shown to readers."""
    remarks: dict[str, Any] = field(default_factory=dict)
    """What the floors above said of it at its release, by their names; see `release_gates.remark`."""

    def as_json(self) -> dict[str, Any]:
        """Return the content as JSON values: what a release row keeps; the body is not copied."""
        return {name: _plain(getattr(self, name)) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> ReleaseContent:
        """Return the content kept by `as_json`."""
        values = {name: kept[name] for name in cls.__dataclass_fields__ if name in kept}
        for name in ("release_id", "output_id", "story_id", "agency_id"):
            values[name] = UUID(values[name])
        for name in ("first_released_at", "released_at"):
            values[name] = datetime.fromisoformat(values[name])
        values["section"] = Term(**values["section"]) if values["section"] else None
        values |= {name: [Term(**term) for term in values[name]] for name in ("topics", "places")}
        values["bylines"] = [Byline(**byline) for byline in values["bylines"]]
        return cls(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, (Byline, Term)):
        return asdict(value)
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value
