"""Who may act where on a day: pure values, no Django."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID


@dataclass(frozen=True)
class Held:
    """A role held in a desk, or without a desk in the whole agency."""

    role: str
    agency_id: UUID
    unit_id: UUID | None


@dataclass(frozen=True)
class HeldRight:
    """An approval right of one's own, or (with `delegation_id`) one held for somebody else."""

    level: str
    agency_id: UUID
    unit_id: UUID | None
    delegation_id: int | None = None


@dataclass(frozen=True)
class RightUsed:
    """By what an approval is given: one's own right, or a delegation in writing."""

    own: bool
    delegation_id: int | None


@dataclass(frozen=True)
class Standing:
    """All that one person is and may approve on one day; take it once for a list of many objects.

    `heirs` names for each agency, and for each desk, those that took over its work by that day, so that a merged
    newspaper's people answer for what the old one published.
    """

    roles: frozenset[Held] = frozenset()
    rights: tuple[HeldRight, ...] = ()
    heirs: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)

    @property
    def places(self) -> frozenset[UUID]:
        """The agencies in which any role is held."""
        return frozenset(held.agency_id for held in self.roles)

    def holds(self, roles: Collection[str], *, agency_id: UUID, unit_id: UUID | None = None) -> bool:
        """Say whether one of these roles is held here: agency-wide covers every desk, no desk asks for any desk."""
        answering = self._answering(agency_id)
        return any(
            held.role in roles
            and held.agency_id in answering
            and (held.unit_id is None or unit_id is None or held.unit_id in self._answering(unit_id))
            for held in self.roles
        )

    def right(self, level: str, *, agency_id: UUID, unit_id: UUID | None = None) -> RightUsed | None:
        """Return by what this person may approve here, their own right first; no desk asks for an agency-wide right."""
        answering = self._answering(agency_id)
        fitting = [
            right
            for right in self.rights
            if right.level == level
            and right.agency_id in answering
            and (right.unit_id is None or (unit_id is not None and right.unit_id in self._answering(unit_id)))
        ]
        own = any(right.delegation_id is None for right in fitting)
        lent = min((right.delegation_id for right in fitting if right.delegation_id is not None), default=None)
        if own:
            return RightUsed(own=True, delegation_id=None)
        return RightUsed(own=False, delegation_id=lent) if lent is not None else None

    def took_over(self, places: Collection[UUID]) -> frozenset[UUID]:
        """Return the agencies and desks whose work went to one of these, near and far."""
        return frozenset(old for old, heirs in self.heirs.items() if not heirs.isdisjoint(places))

    def levels(self) -> frozenset[str]:
        """Return the levels this person may approve at anywhere."""
        return frozenset(right.level for right in self.rights)

    def _answering(self, place: UUID) -> frozenset[UUID]:
        return self.heirs.get(place, frozenset()) | {place}


def in_force(from_date: date, to_date: date | None, on: date) -> bool:
    """Say whether a half-open period [from, to) holds on a day."""
    return from_date <= on and (to_date is None or on < to_date)


def heirs(links: Iterable[tuple[UUID, UUID]]) -> dict[UUID, frozenset[UUID]]:
    """Return for each agency all that followed it, near and far; `links` are (predecessor, successor)."""
    next_of: dict[UUID, set[UUID]] = {}
    for predecessor, successor in links:
        next_of.setdefault(predecessor, set()).add(successor)
    found: dict[UUID, frozenset[UUID]] = {}
    for start in next_of:
        reached: set[UUID] = set()
        waiting = [start]
        while waiting:
            for follower in next_of.get(waiting.pop(), set()) - reached:
                reached.add(follower)
                waiting.append(follower)
        found[start] = frozenset(reached - {start})
    return found


def temporary_password_letters() -> tuple[str, ...]:
    """Return the four classes a temporary password is drawn from, without letters that look alike on paper."""
    return ("abcdefghjkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "!@#%+=?")


def missing_classes(password: str) -> list[str]:
    """Return which of the norm's classes (lower, upper, digit, special) a password lacks."""
    found = {
        "lower": any(letter.islower() for letter in password),
        "upper": any(letter.isupper() for letter in password),
        "digit": any(letter.isdigit() for letter in password),
        "special": any(not letter.isalnum() and not letter.isspace() for letter in password),
    }
    return [name for name, present in found.items() if not present]


def is_idle(seen_at: float, now: float, minutes: int) -> bool:
    """Say whether a session last used at one instant (epoch seconds) must be locked at another."""
    return now - seen_at >= minutes * 60
