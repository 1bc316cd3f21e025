"""All reads of writing together."""

from __future__ import annotations

from hoitu.production.writing.models import Presence, WritingLock
from hoitu.production.writing.queries.attendance import Attendance, attendance, live_lock, taken_from

__all__ = ["Attendance", "Presence", "WritingLock", "attendance", "live_lock", "taken_from"]
