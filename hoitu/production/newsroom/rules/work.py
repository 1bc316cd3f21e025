"""Whose work it is: bylines in order, shares that add up, and who may not approve. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from hoitu.production.newsroom.release_content import Byline
from hoitu.production.newsroom.states import WRITING

TEXT = "text"
EDITING = "editing"
TRANSLATION = "translation"
WHOLE = 100


@dataclass(frozen=True)
class Made:
    """A contribution: who made what part; `name` as the reader sees it (pen name, else full name)."""

    person_id: UUID
    name: str
    part: str
    share_pct: int
    in_byline: bool


@dataclass(frozen=True)
class Saved:
    """A save: by whom, and in which state of the output."""

    by_id: UUID
    state: str


def is_own_work(person_id: UUID, made: Iterable[Made], saves: Iterable[Saved]) -> bool:
    """Say whether a person made the work: a part other than editing, or a save while it was being written.

    Who only edited what another handed in may approve it: that is what a desk is for.
    """
    return any(each.person_id == person_id and each.part != EDITING for each in made) or any(
        each.by_id == person_id and each.state in WRITING for each in saves
    )


def share_left(made: Iterable[Made], part: str) -> int:
    """Return how many percent of a part nobody has yet."""
    return WHOLE - sum(each.share_pct for each in made if each.part == part)


def has_author(made: Iterable[Made]) -> bool:
    """Say whether anybody is named as having made the story; leaving them out of the byline is a decision."""
    return any(each.part != EDITING for each in made)


def bylines(made: Iterable[Made], language: str) -> list[Byline]:
    """Return the people readers see, in the order they were entered, each once, with the first part they made.

    Who translated stands under the translation only: Vietnamese is what is translated from.
    """
    left_out = {EDITING, TRANSLATION} if language == "vi" else {EDITING}
    seen: dict[UUID, Byline] = {}
    for each in made:
        if each.in_byline and each.part not in left_out:
            seen.setdefault(each.person_id, Byline(str(each.person_id), each.name, each.part))
    return list(seen.values())
