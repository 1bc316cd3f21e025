"""All writes of the audit: entries are added, nothing else ever happens to them."""

from __future__ import annotations

from hoitu.foundation.audit.recording import audited, record
from hoitu.foundation.audit.watching import (
    record_failed_login,
    record_lock_out,
    record_login,
    record_logout,
    record_view,
)

__all__ = [
    "audited",
    "record",
    "record_failed_login",
    "record_lock_out",
    "record_login",
    "record_logout",
    "record_view",
]
