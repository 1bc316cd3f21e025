"""“On the site”: the site's panel on a story's page in the newsroom."""

from __future__ import annotations

from uuid import UUID

from hoitu.delivery.site import queries
from hoitu.production.newsroom import story_panels
from hoitu.production.newsroom.story_panels import Panel


def on_the_site(story_id: UUID) -> Panel | None:
    """Show the addresses of a story's articles, withdrawn ones marked; nothing before the first release."""
    places = queries.places_of_story(story_id)
    return Panel("site/panel.html", {"places": places}) if places else None


def register() -> None:
    story_panels.register("site.places", on_the_site)
