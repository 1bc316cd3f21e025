"""Which articles there are: the site, above this floor, registers what knows them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """What is counted with an article: its edition, its section, whether it is of the demo."""

    language: str
    section_code: str
    is_demo: bool = False


Lookup = Callable[[Collection[int]], Mapping[int, Facts]]
_lookups: dict[str, Lookup] = {}


def told_by(name: str, lookup: Lookup) -> None:
    """Ask `lookup` from now on which of some numbers are articles that readers can see."""
    _lookups[name] = lookup


def known(numbers: Collection[int]) -> dict[int, Facts]:
    """Return those of the numbers that are articles."""
    found: dict[int, Facts] = {}
    for lookup in _lookups.values():
        found.update(lookup(numbers))
    return found
