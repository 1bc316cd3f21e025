"""Who keeps an agency's house style, its dictionary and its templates. Pure."""

from __future__ import annotations

from uuid import UUID

from hoitu.foundation.directory.rules import Standing
from hoitu.production.newsroom.rules.standing import CHIEF, CHIEFS, PLANNERS, SECRETARIAT

HOLDERS = SECRETARIAT | CHIEFS


def keeps_style(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person switches rules and keeps the dictionary: editors and those above them."""
    return standing.holds(PLANNERS, agency_id=agency_id) or standing.right(CHIEF, agency_id=agency_id) is not None


def lets_style_hold(standing: Standing, agency_id: UUID) -> bool:
    """Say whether a person may let a rule hold releases back, or let go of that: the secretariat and the chiefs."""
    return standing.holds(HOLDERS, agency_id=agency_id) or standing.right(CHIEF, agency_id=agency_id) is not None
