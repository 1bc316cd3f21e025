"""What came from the field for a story, as a panel of its page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hoitu.production.field import queries
from hoitu.production.newsroom.story_panels import Panel

MOST_SHOWN = 100


def reads(story_id: UUID) -> dict[str, QuerySet[Any, Any]]:
    """Name what the panel shows."""
    return {"material": queries.material_of(story_id)}


def panel(_story_id: UUID, rows: dict[str, list[Any]]) -> Panel | None:
    """Return the newest material of a story, or None where nothing came yet."""
    found = rows["material"][:MOST_SHOWN]
    return Panel("field/material.html", {"material": found}) if found else None
