"""Who may do what with readers' words."""

from __future__ import annotations

from uuid import UUID

from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.rules.standing import CHIEFS, EDITORS, SECRETARIAT

MODERATORS = EDITORS | SECRETARIAT | CHIEFS
KEEPERS = SECRETARIAT | CHIEFS


def moderates(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person decides on comments of an agency and answers them."""
    return standing.holds(MODERATORS, agency_id=agency_id)


def keeps(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person sets the house's rule, closes sections, and may see how a reader can be reached."""
    return standing.holds(KEEPERS, agency_id=agency_id)


def moderates_somewhere(standing: Standing) -> bool:
    """Say whether the screens of readers are a person's at all."""
    return any(held.role in MODERATORS for held in standing.roles)
