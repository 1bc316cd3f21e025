"""The last look before bytes leave: whether this version may still go to this channel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Facts:
    """What is known of a delivery, its item and its channel in the transaction that lets it go."""

    seq: int
    is_withdrawal: bool
    newest_seq: int
    withdrawn_seq: int | None
    not_before: datetime
    latest_only: bool
    channel_open: bool
    is_paused: bool
    waits_for_older: bool


def verdict(facts: Facts, now: datetime) -> str:
    """Return the event of `states`: passed, or why no byte leaves."""
    if facts.withdrawn_seq is not None and facts.seq < facts.withdrawn_seq:
        return "withdrawn"
    if facts.is_withdrawal:
        return "passed"
    if facts.latest_only and facts.seq < facts.newest_seq:
        return "overtaken"
    if not facts.channel_open:
        return "closed"
    if now < facts.not_before or facts.is_paused or facts.waits_for_older:
        return "not_yet"
    return "passed"
