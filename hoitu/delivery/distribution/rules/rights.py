"""Who may do what with channels and deliveries."""

from __future__ import annotations

from uuid import UUID

from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.rules.standing import CHIEFS, EDITORS, SECRETARIAT

DISTRIBUTION = frozenset({"distribution"})
DISTRIBUTORS = DISTRIBUTION | SECRETARIAT | CHIEFS
"""Who holds and resumes channels, sends again, and does what is done by hand."""
KEEPERS = DISTRIBUTION | CHIEFS | {"administrator"}
"""Who opens, changes and closes channels, and puts in their credentials."""
LOOKERS = DISTRIBUTORS | EDITORS | KEEPERS
"""Who sees what went where."""


def distributes(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person works on the deliveries of an agency."""
    return standing.holds(DISTRIBUTORS, agency_id=agency_id)


def keeps(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person sets up the channels of an agency."""
    return standing.holds(KEEPERS, agency_id=agency_id)


def looks(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person sees the channels and deliveries of an agency."""
    return standing.holds(LOOKERS, agency_id=agency_id)


def looks_somewhere(standing: Standing) -> bool:
    """Say whether the screens of distribution are a person's at all."""
    return any(held.role in LOOKERS for held in standing.roles)
