"""The approval chain: which level is next, which approvals still count, who may not give another. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID


@dataclass(frozen=True)
class Given:
    """An approval as far as the chain needs it; `voided` also when a release has used it up."""

    level: str
    content_hash: str
    by_id: UUID
    voided: bool = False
    at: datetime | None = None


def counting(given: Iterable[Given], content_hash: str) -> list[Given]:
    """Return the approvals that count: not voided, and given to exactly this content."""
    return [each for each in given if not each.voided and each.content_hash == content_hash]


def first_given(given: Iterable[Given], content_hash: str) -> datetime | None:
    """Return when the first of the approvals that count was given; None without one."""
    return min((each.at for each in counting(given, content_hash) if each.at), default=None)


def next_level(levels: Sequence[str], given: Iterable[Given], content_hash: str) -> str:
    """Return the first level of the chain without an approval that counts; empty when the chain is complete."""
    there = {each.level for each in counting(given, content_hash)}
    return next((level for level in levels if level not in there), "")


def state_after_approval(
    levels: Sequence[str], given: Iterable[Given], content_hash: str
) -> Literal["approving", "approved"]:
    """Return the state once these approvals are given."""
    return "approving" if next_level(levels, given, content_hash) else "approved"


def has_approved(given: Iterable[Given], content_hash: str, person_id: UUID) -> bool:
    """Say whether a person has already approved this content, at whatever level."""
    return any(each.by_id == person_id for each in counting(given, content_hash))
