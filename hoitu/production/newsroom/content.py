"""What a person writes: the content of one version of an output, as values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class DraftContent:
    """The text of one save. `body` is a list of `{"type": …, "value": …, "id": …}` as `newsroom.blocks` stores it.

    The id of a block (a UUID) stays with it through every save and is no part of the content hash.
    """

    headline: str = ""
    lead: str = ""
    body: list[dict[str, Any]] = field(default_factory=list)
    cover_id: int | None = None
    ai_use: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the content as JSON values; the body is not copied."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> DraftContent:
        """Return the content kept by `as_json`."""
        return cls(**{name: kept[name] for name in cls.__dataclass_fields__ if name in kept})
