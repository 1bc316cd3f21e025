"""What a bulletin proposes: the marked first, then the newest, so many of each section. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Protocol, TypeVar


class Candidate(Protocol):
    """A release that may be in the bulletin."""

    @property
    def section_name(self) -> str:
        """Its section, as it was at the release."""

    @property
    def is_marked(self) -> bool:
        """Whether an editor marked it."""


C = TypeVar("C", bound=Candidate)


def propose(newest_first: Iterable[C], *, most: int, per_section: int) -> list[C]:
    """Return at most so many: those that editors marked, whatever their section, then the newest within the quota."""
    candidates = list(newest_first)
    chosen = [each for each in candidates if each.is_marked][:most]
    taken = Counter(each.section_name for each in chosen)
    for each in candidates:
        if len(chosen) >= most:
            break
        if not each.is_marked and taken[each.section_name] < per_section:
            chosen.append(each)
            taken[each.section_name] += 1
    return chosen
