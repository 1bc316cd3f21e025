"""“Translation”: the pairs of a story on its page in the newsroom."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hoitu.production.newsroom import output_panels, story_panels
from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.newsroom.story_panels import Panel
from hoitu.production.translation import queries


def reads_of_story(story_id: UUID) -> dict[str, QuerySet[Any, Any]]:
    return {"pairs": queries.pairs_of_story(story_id)}


def of_story(_story_id: UUID, rows: dict[str, list[Any]]) -> Panel | None:
    """Show the story's pairs and how far behind they are; nothing where there is none."""
    pairs = rows["pairs"]
    return Panel("translation/parts/story_panel.html", {"pairs": pairs}) if pairs else None


def reads_of_output(visit: Visit) -> dict[str, QuerySet[Any, Any]]:
    return {"pairs": queries.pairs_of_output(visit.page.output.pk)}


def of_output(visit: Visit, rows: dict[str, list[Any]]) -> OutputPanel | None:
    """Lead from a text to its pair: a translator to the bench, a writer to what the Khmer text is behind by."""
    pairs = rows["pairs"]
    context = {"pairs": pairs, "output": visit.page.output}
    return OutputPanel("top", "translation/parts/output_panel.html", context) if pairs else None


def register() -> None:
    story_panels.register("translation.pairs", of_story, reads_of_story)
    output_panels.register("translation.pairs", of_output, reads_of_output)
