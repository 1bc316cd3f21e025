"""“Live”: on a story's page its live blogs, on a web text the way to the screen of its entries."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hoitu.production.liveblog import queries
from hoitu.production.liveblog.words import shown_state
from hoitu.production.newsroom import output_panels, story_panels
from hoitu.production.newsroom.output_panels import OutputPanel, Visit
from hoitu.production.newsroom.story_panels import Panel


def reads_of_story(story_id: UUID) -> dict[str, QuerySet[Any, Any]]:
    return {"blogs": queries.blogs_of_story(story_id)}


def of_story(_story_id: UUID, rows: dict[str, list[Any]]) -> Panel | None:
    """Show the live blogs of a story; nothing where there is none."""
    blogs = [{"blog": blog, "state": shown_state(blog)} for blog in rows["blogs"]]
    return Panel("liveblog/parts/story_panel.html", {"blogs": blogs}) if blogs else None


def reads_of_output(visit: Visit) -> dict[str, QuerySet[Any, Any]]:
    return {"blogs": queries.blogs_of_output(visit.page.output.pk)}


def of_output(visit: Visit, rows: dict[str, list[Any]]) -> OutputPanel | None:
    """Lead from a web text to its live entries, or to making it a live blog."""
    blog = next(iter(rows["blogs"]), None)
    if visit.page.output.kind != "web" or (blog is None and not visit.page.may_save):
        return None
    state = shown_state(blog) if blog else None
    return OutputPanel("below", "liveblog/parts/output_panel.html", {"blog": blog, "state": state})


def register() -> None:
    story_panels.register("liveblog.blogs", of_story, reads_of_story)
    output_panels.register("liveblog.blog", of_output, reads_of_output)
