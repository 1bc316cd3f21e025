"""The search of the library's lists: Wagtail's own, which on SQLite breaks at a quotation mark somebody types."""

from __future__ import annotations

import re
from typing import Any

from modelsearch.backends import database

_SIGNS = re.compile(r'["\\\x00]')


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 - the name Wagtail looks for in this module
    """Return the backend of our database, which is given words alone."""
    backend = database.SearchBackend(params)
    backend.__class__ = type("WordSearch", (_Words, type(backend)), {})
    return backend


class _Words:
    """In front of a backend: leaves out the signs that mean something in its own language."""

    def _search(self, kind: Any, query: Any, *asked: Any, **how: Any) -> Any:
        words = " ".join(_SIGNS.sub(" ", query).split()) if isinstance(query, str) else query
        return super()._search(kind, words, *asked, **how)  # type: ignore[misc]  # the backend behind it
