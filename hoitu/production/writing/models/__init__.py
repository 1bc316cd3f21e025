from __future__ import annotations

from hoitu.production.writing.models.attendance import Presence, WritingLock
from hoitu.production.writing.models.note import Mention, Note, Suggestion
from hoitu.production.writing.models.style import HouseWord, StyleAnswer, StyleChoice
from hoitu.production.writing.models.template import TextTemplate

__all__ = [
    "HouseWord",
    "Mention",
    "Note",
    "Presence",
    "StyleAnswer",
    "StyleChoice",
    "Suggestion",
    "TextTemplate",
    "WritingLock",
]
