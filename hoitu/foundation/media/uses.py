"""Which works are used: told by the floors above, whose texts show them without a foreign key."""

from __future__ import annotations

from collections.abc import Callable

Shows = Callable[[str, str], bool]

_shows: dict[str, Shows] = {}


def told_by(name: str, shows: Shows) -> None:
    """Ask a module from now on whether it shows a work: `shows("photo", "12")`; named once, in `AppConfig.ready()`."""
    _shows[name] = shows


def is_shown(kind: str, key: str) -> bool:
    """Say whether any module shows a work (`photo`, `recording`, `attachment`)."""
    return any(shows(kind, key) for shows in _shows.values())
