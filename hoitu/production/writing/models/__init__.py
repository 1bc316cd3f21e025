from __future__ import annotations

from hoitu.production.writing.models.attendance import Presence, WritingLock
from hoitu.production.writing.models.note import Mention, Note, Suggestion
from hoitu.production.writing.models.search import Follow, SavedSearch
from hoitu.production.writing.models.style import HouseWord, StyleAnswer, StyleChoice
from hoitu.production.writing.models.template import TextTemplate

__all__ = [
    "Follow",
    "HouseWord",
    "Mention",
    "Note",
    "Presence",
    "SavedSearch",
    "StyleAnswer",
    "StyleChoice",
    "Suggestion",
    "TextTemplate",
    "WritingLock",
]
