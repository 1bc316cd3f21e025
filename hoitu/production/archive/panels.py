"""“From the archive”: on a story's page, which release it was opened from."""

from __future__ import annotations

from uuid import UUID

from hoitu.production.archive import queries
from hoitu.production.newsroom import story_panels
from hoitu.production.newsroom.story_panels import Panel


def of_story(story_id: UUID) -> Panel | None:
    """Show what a story was opened from; nothing for others."""
    found = queries.reuse_of_story(story_id)
    return Panel("archive/parts/story_panel.html", {"reuse": found}) if found else None


def register() -> None:
    story_panels.register("archive.origin", of_story)
