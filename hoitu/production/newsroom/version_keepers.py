"""Which versions of an output the floors above still need: those a translation or a comment was made on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

Keeper = Callable[[UUID], Iterable[int]]
_keepers: dict[str, Keeper] = {}


def register(name: str, needed: Keeper) -> None:
    """Spare the versions that `needed(output_id)` names from thinning; a name again replaces the earlier one."""
    _keepers[name] = needed


def needed_of(output_id: UUID) -> set[int]:
    """Return every version that somebody needs."""
    return {version for needed in _keepers.values() for version in needed(output_id)}
