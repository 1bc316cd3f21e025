"""Who may do what with pairs, their rule and the glossary. Pure."""

from __future__ import annotations

from uuid import UUID

from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.rules.standing import CHIEF, CHIEFS, EDITORS, READS_KHMER, SECRETARIAT

PAIRERS = READS_KHMER | EDITORS | SECRETARIAT | CHIEFS
RULERS = CHIEFS | {"administrator"}
KEEPERS = READS_KHMER | SECRETARIAT


def pairs(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person may make pairs in an agency."""
    return standing.holds(PAIRERS, agency_id=agency_id) or standing.right(CHIEF, agency_id=agency_id) is not None


def reads_khmer(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person may say that a Khmer text fits its source."""
    return standing.holds(READS_KHMER, agency_id=agency_id)


def rules(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person sets what becomes of translations behind their source: the chief, an administrator."""
    return standing.holds(RULERS, agency_id=agency_id) or standing.right(CHIEF, agency_id=agency_id) is not None


def keeps_terms(standing: Standing) -> bool:
    """Say whether a person keeps the glossary."""
    return any(held.role in KEEPERS for held in standing.roles)
