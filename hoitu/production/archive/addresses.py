"""Where outputs are in public: told by the floors above, such as the site."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Address:
    """A public address; where the output `is_gone` it answers with the note of the withdrawal."""

    url: str
    is_gone: bool = False


Told = Callable[[Collection[UUID]], Mapping[UUID, Address]]
_told: dict[str, Told] = {}


def told_by(name: str, function: Told) -> None:
    """Ask a module from now on where outputs are in public; named once, in `AppConfig.ready()`."""
    _told[name] = function


def of(output_ids: Collection[UUID]) -> dict[UUID, list[Address]]:
    """Return the public addresses of these outputs; those that have none are left out."""
    found: dict[UUID, list[Address]] = {}
    for function in _told.values():
        for output_id, address in function(output_ids).items():
            found.setdefault(output_id, []).append(address)
    return found
