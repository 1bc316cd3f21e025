"""Remembers what was read of roles and rights while one page is shown: menu, buttons and lists all ask the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("directory_kept", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """Ask each question once inside this block; only for reading, since a change would not be seen."""
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def is_remembering() -> bool:
    """Say whether answers are kept now."""
    return _kept.get() is not None


def remembered(question: Callable[P, R]) -> Callable[P, R]:
    """Answer from memory inside `remembering()`, and from the database everywhere else."""

    @wraps(question)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        kept = _kept.get()
        if kept is None:
            return question(*args, **kwargs)
        key = (question.__name__, args, tuple(sorted(kwargs.items())))
        if key not in kept:
            kept[key] = question(*args, **kwargs)
        answer: R = kept[key]
        return answer

    return inner
