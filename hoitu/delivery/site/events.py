"""What the site tells itself to do after an edit; written to the outbox in the edit's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class FrontEdited:
    """What the desk holds at the top of a front changed; an empty section means the home page."""

    name: ClassVar[str] = "site.front.edited"
    language: str
    section: str
