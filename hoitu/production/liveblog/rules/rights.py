"""Who may do what to a live blog, by the capacities in which a person meets its output. Pure."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.rules.standing import CHIEF, CHIEFS

DESK = frozenset({"editor", "approver", "secretariat", "chief"})
HEADS = frozenset({"secretariat", "chief"})
WRITERS = DESK | {"author", "translator"}

AUTHOR, EDITOR, HEAD = "author", "editor", "head"
AT_ONCE = {AUTHOR: WRITERS, EDITOR: DESK, HEAD: HEADS}
"""Whose own entries reach readers at once, for each way an agency may choose."""
JUDGES = {AUTHOR: DESK, EDITOR: DESK, HEAD: HEADS}
"""Who lets through or returns the entries of others."""


def writes(who: Collection[str]) -> bool:
    """Say whether a person may write entries."""
    return not WRITERS.isdisjoint(who)


def publishes(who: Collection[str], way: str) -> bool:
    """Say whether what a person writes reaches readers at once."""
    return not AT_ONCE[way].isdisjoint(who)


def judges(who: Collection[str], way: str) -> bool:
    """Say whether a person lets through, returns, takes off and marks the entries of others."""
    return not JUDGES[way].isdisjoint(who)


def runs(who: Collection[str]) -> bool:
    """Say whether a person opens, pauses and closes a live blog."""
    return not DESK.isdisjoint(who)


def sets_rule(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person sets whose entries reach readers at once: the chief, an administrator."""
    return standing.holds(CHIEFS | {"administrator"}, agency_id=agency_id) or bool(
        standing.right(CHIEF, agency_id=agency_id)
    )
