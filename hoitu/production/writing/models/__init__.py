from __future__ import annotations

from hoitu.production.writing.models.attendance import Presence, WritingLock
from hoitu.production.writing.models.note import Mention, Note, Suggestion
from hoitu.production.writing.models.style import HouseWord, StyleAnswer, StyleChoice

__all__ = ["HouseWord", "Mention", "Note", "Presence", "StyleAnswer", "StyleChoice", "Suggestion", "WritingLock"]
