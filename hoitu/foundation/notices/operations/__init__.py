"""All writes of notices."""

from __future__ import annotations

from hoitu.foundation.notices.operations.devices import add_device, remove_device
from hoitu.foundation.notices.operations.notifying import About, notify, try_out
from hoitu.foundation.notices.operations.preferences import set_preferences
from hoitu.foundation.notices.operations.reading import mark_all_read, mark_matter_read, mark_read, mark_unread
from hoitu.foundation.notices.operations.sending import TryAgain, send

__all__ = [
    "About",
    "TryAgain",
    "add_device",
    "mark_all_read",
    "mark_matter_read",
    "mark_read",
    "mark_unread",
    "notify",
    "remove_device",
    "send",
    "set_preferences",
    "try_out",
]
