"""What an agency does with translations behind their source."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from hoitu.production.translation.models import ReleaseRule

HOURS = 2


@dataclass(frozen=True)
class Rule:
    """The rule in force; `row` is None where the agency never set one: then it is held back, with 2 hours to follow."""

    way: str
    hours: int
    row: ReleaseRule | None


def rule_of(agency_id: UUID) -> Rule:
    """Return the rule of an agency (one query)."""
    row = ReleaseRule.objects.filter(agency_id=agency_id).order_by("-set_at", "-pk").first()
    return Rule(row.way, row.hours, row) if row else Rule(ReleaseRule.Way.BLOCK, HOURS, None)


def rules_of(agency_id: UUID) -> QuerySet[ReleaseRule]:
    """Return every rule an agency ever set, the newest first."""
    return ReleaseRule.objects.filter(agency_id=agency_id).select_related("set_by").order_by("-set_at", "-pk")
