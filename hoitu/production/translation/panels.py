"""“Translation”: the pairs of a story on its page in the newsroom."""

from __future__ import annotations

from uuid import UUID

from hoitu.production.newsroom import output_panels, story_panels
from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.newsroom.story_panels import Panel
from hoitu.production.translation import queries


def of_story(story_id: UUID) -> Panel | None:
    """Show the story's pairs and how far behind they are; nothing where there is none."""
    pairs = queries.pairs_of_story(story_id)
    return Panel("translation/parts/story_panel.html", {"pairs": pairs}) if pairs else None


def of_output(visit: Visit) -> OutputPanel | None:
    """Lead from a text to its pair: a translator to the bench, a writer to what the Khmer text is behind by."""
    pairs = queries.pairs_of_output(visit.page.output.pk)
    context = {"pairs": pairs, "output": visit.page.output}
    return OutputPanel("top", "translation/parts/output_panel.html", context) if pairs else None


def register() -> None:
    story_panels.register("translation.pairs", of_story)
    output_panels.register("translation.pairs", of_output)
