"""Processes that may die: a child of the runner that shares no database connection with it."""

from __future__ import annotations

import asyncio
import os
import warnings
from collections.abc import Callable

from django.db import connections


def forked() -> int:
    """Fork with every connection closed; return what `os.fork` does."""
    _close_every_connection()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside the runner's threads: the child leaves soon
        return os.fork()


def died(child: Callable[[], object]) -> bool:
    """Run a child that ends itself, and say whether it was killed; it must not fail otherwise."""
    pid = forked()
    if pid == 0:
        child()
    _pid, status = os.waitpid(pid, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the act failed by itself"
    return os.WIFSIGNALED(status)


def _close_every_connection() -> None:
    """Close those of the loop, too, which the tests' browser keeps running, and those from before it ran.

    Django keeps one for each. A child has no loop, hence takes up the one from before: on PostgreSQL an insert of the
    child's would then stand open in a connection that the runner holds, and the runner would wait for it for ever.
    """
    connections.close_all()
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        connections.close_all()
    finally:
        asyncio._set_running_loop(loop)
