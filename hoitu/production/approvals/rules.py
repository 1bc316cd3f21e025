"""Whether a sign-off that was asked for still holds an output back. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Standing = Literal["waiting", "agreed", "objected", "outdated"]


@dataclass(frozen=True)
class Word:
    """One answer as far as the rule needs it."""

    agreed: bool
    content_hash: str


def standing(words: Sequence[Word], content_hash: str) -> Standing:
    """Return where a request stands: its newest word counts, and only for the content it was given to.

    `words` are oldest first. A word on another content is outdated, an objection too: the text may have been mended.
    """
    if not words:
        return "waiting"
    newest = words[-1]
    if newest.content_hash != content_hash:
        return "outdated"
    return "agreed" if newest.agreed else "objected"


def holds(found: Standing) -> bool:
    """Say whether a release has to wait for it."""
    return found != "agreed"
