"""How log lines look: one line each (time, level, name, message), made for journald and for grep.

Nobody's name, address or text is logged: who did what is in the audit, which is guarded.
"""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

LONGEST = 1000  # characters of one message, and of one line of a traceback: addresses may be as long as a request


class LineFormatter(logging.Formatter):
    """`2026-11-24T05:00:00Z ERROR hoitu.web.health message`; a traceback follows as one JSON string."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        at = datetime.fromtimestamp(record.created, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        message = _cut(record.getMessage()).replace("\r", "\\r").replace("\n", "\\n")
        line = f"{at} {record.levelname} {record.name} {message}"
        if record.exc_info:
            line += f" trace={json.dumps(_trace(self.formatException(record.exc_info)), ensure_ascii=False)}"
        return line


def _trace(lines: str) -> str:
    return "\n".join(_cut(line) for line in lines.split("\n"))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} characters)"
