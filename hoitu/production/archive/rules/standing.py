"""What has become of a release, and who may find it. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class State(StrEnum):
    """A release is what readers find now, or a later one took its place, or its output was withdrawn."""

    STANDING = "standing"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


def state_of(seq: int, newest: int, withdrawn_at: datetime | None) -> State:
    """Return the state of a release, of which `newest` is the number of its output's last one."""
    if withdrawn_at is not None:
        return State.WITHDRAWN
    return State.REPLACED if seq < newest else State.STANDING


@dataclass(frozen=True)
class Reach:
    """What a person may find: every release of these newsrooms (None: of all), and what stands of the others.

    What readers can read everybody in a newsroom may find; what was replaced or withdrawn is its own newsroom's, and
    that of those who oversee it. `own` are the newsrooms whose unreleased work the person sees as well.
    """

    agencies: frozenset[UUID] | None = frozenset()
    own: frozenset[UUID] = frozenset()

    def within(self, agency_id: UUID) -> bool:
        """Say whether releases of a newsroom are seen whole: who approved, why withdrawn, which facts."""
        return self.agencies is None or agency_id in self.agencies

    def finds(self, agency_id: UUID, state: str) -> bool:
        """Say whether a release may be found."""
        return state == State.STANDING or self.within(agency_id)
