"""“From the archive”: on a story's page, which release it was opened from; on a web text, the way to its dossier."""

from __future__ import annotations

from uuid import UUID

from hoitu.production.archive import queries
from hoitu.production.archive.rules.gathering import items_of
from hoitu.production.newsroom import output_panels, story_panels
from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.newsroom.story_panels import Panel


def of_story(story_id: UUID) -> Panel | None:
    """Show what a story was opened from; nothing for others."""
    found = queries.reuse_of_story(story_id)
    return Panel("archive/parts/story_panel.html", {"reuse": found}) if found else None


def of_output(visit: Visit) -> OutputPanel | None:
    """Lead from a web text to the screen that gathers items for it."""
    output = visit.page.output
    if output.kind != "web" or not visit.page.may_save:
        return None
    count = len(items_of(visit.page.content.body))
    return OutputPanel("below", "archive/parts/dossier_panel.html", {"count": count})


def register() -> None:
    output_panels.register("archive.dossier", of_output)
    story_panels.register("archive.origin", of_story)
