from __future__ import annotations

from hoitu.production.writing.models.attendance import Presence, WritingLock
from hoitu.production.writing.models.note import Mention, Note, Suggestion

__all__ = ["Mention", "Note", "Presence", "Suggestion", "WritingLock"]
