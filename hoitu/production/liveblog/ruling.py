"""Whose entries reach readers at once in an agency."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from hoitu.production.liveblog.models import Rule
from hoitu.production.liveblog.rules.rights import EDITOR


def way_of(agency_id: UUID) -> str:
    """Return the way in force (one query); where an agency never set one, editors publish at once."""
    found = rules_of(agency_id).values_list("way", flat=True).first()
    return found or EDITOR


def rules_of(agency_id: UUID) -> QuerySet[Rule]:
    """Return every rule an agency ever set, the newest first."""
    return Rule.objects.filter(agency_id=agency_id).select_related("set_by").order_by("-set_at", "-pk")
