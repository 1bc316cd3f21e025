"""What a process that answers requests loads before the first one, so that no reader waits for it."""

from __future__ import annotations

import gc

from django.urls import get_resolver


def settle() -> None:
    """Load all routes, and leave what is loaded by now out of every later garbage collection.

    It lives as long as the process: looking through it again took a tenth of a second of some reader's request.
    """
    get_resolver().url_patterns  # noqa: B018 - read for what reading it loads
    gc.collect()
    gc.freeze()
