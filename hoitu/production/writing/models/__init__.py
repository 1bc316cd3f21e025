from __future__ import annotations

from hoitu.production.writing.models.attendance import Presence, WritingLock

__all__ = ["Presence", "WritingLock"]
