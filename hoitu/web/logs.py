"""How log lines look: one line each (time, level, name, message), made for journald and for grep.

Nobody's name, address or text is logged: who did what is in the audit, which is guarded.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


class LineFormatter(logging.Formatter):
    """`2026-11-24T05:00:00Z ERROR hoitu.web.health message`; a traceback follows as one JSON string."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        message = record.getMessage().replace("\r", "\\r").replace("\n", "\\n")
        line = f"{at} {record.levelname} {record.name} {message}"
        if record.exc_info:
            line += f" trace={json.dumps(self.formatException(record.exc_info), ensure_ascii=False)}"
        return line
