"""An event as a calendar file or a form tells it, before it is a row. Pure."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.production.planning.rules.when import When


@dataclass(frozen=True)
class EventDraft:
    """What is told of an event. `uid`, `recurrence` and `sequence` come from a calendar file; empty from a form."""

    title: str
    when: When
    place: str = ""
    organiser: str = ""
    contact: str = ""
    notes: str = ""
    rule: str = ""
    zone: str = HO_CHI_MINH.key
    skipped: tuple[date, ...] = ()
    uid: str = ""
    recurrence: str = ""
    sequence: int = 0
    is_cancelled: bool = False

    @property
    def fingerprint(self) -> str:
        """The same for the same words and days, whatever number the file gives them."""
        told = {name: value for name, value in asdict(self).items() if name != "sequence"}
        return hashlib.sha256(json.dumps(told, sort_keys=True, default=str).encode()).hexdigest()


@dataclass(frozen=True)
class Unreadable:
    """An entry of a calendar file that cannot be taken over, and why, in Vietnamese."""

    title: str
    why: str


@dataclass(frozen=True)
class Reading:
    """A calendar file read: the events in it, and the entries that are none."""

    drafts: tuple[EventDraft, ...]
    unreadable: tuple[Unreadable, ...] = ()
