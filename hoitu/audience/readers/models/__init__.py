"""The rows of readers, by noun."""

from __future__ import annotations

from hoitu.audience.readers.models.answer import Answer, DayOff
from hoitu.audience.readers.models.comment import Closing, Comment, Decision, Discussion, Reply, Report, State
from hoitu.audience.readers.models.house import Contact, HouseRule
from hoitu.audience.readers.models.letter import OPEN_STAGES, Enclosure, Kind, Letter, Stage, Turn

__all__ = [
    "OPEN_STAGES",
    "Answer",
    "Closing",
    "Comment",
    "Contact",
    "DayOff",
    "Decision",
    "Discussion",
    "Enclosure",
    "HouseRule",
    "Kind",
    "Letter",
    "Reply",
    "Report",
    "Stage",
    "State",
    "Turn",
]
