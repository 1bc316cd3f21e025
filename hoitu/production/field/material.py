"""What came from the field for a story, as a panel of its page."""

from __future__ import annotations

from uuid import UUID

from hoitu.production.field import queries
from hoitu.production.newsroom.story_panels import Panel


def panel(story_id: UUID) -> Panel | None:
    """Return the material of a story, or None where nothing came yet."""
    found = queries.material_of(story_id)
    return Panel("field/material.html", {"material": found}) if found else None
