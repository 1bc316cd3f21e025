from __future__ import annotations

import logging
import sys

from hoitu.web.logs import LONGEST, LineFormatter


def record(message: str, *args: object) -> logging.LogRecord:
    return logging.LogRecord("hoitu.web", logging.WARNING, "file", 1, message, args, None)


def test_a_line_says_when_how_bad_where_and_what() -> None:
    made = record("%s waits", "a thing")
    made.created = 0
    assert LineFormatter().format(made) == "1970-01-01T00:00:00Z WARNING hoitu.web a thing waits"


def test_nobody_can_forge_a_second_line() -> None:
    assert "\n" not in LineFormatter().format(record("one\n2026-01-01 ERROR two\r"))


def test_a_traceback_stays_on_the_line() -> None:
    made = record("failed")
    try:
        raise ValueError("broken")  # noqa: TRY301 - the traceback is what we want
    except ValueError:
        made.exc_info = sys.exc_info()
    line = LineFormatter().format(made)
    assert "ValueError: broken" in line
    assert "\n" not in line


def test_an_address_as_long_as_a_request_is_cut() -> None:
    made = record("Not Found: /%s", "a" * 50_000)
    try:
        raise OSError(f"File name too long: {'b' * 50_000}")  # noqa: TRY301 - the traceback is what we want
    except OSError:
        made.exc_info = sys.exc_info()
    line = LineFormatter().format(made)
    assert len(line) < 3 * LONGEST
    assert "(50012 characters)" in line
