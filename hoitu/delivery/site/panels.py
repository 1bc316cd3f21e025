"""“On the site”: the site's panel on a story's page in the newsroom, and its addresses for the archive."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hoitu.delivery.site import queries
from hoitu.production.archive import addresses
from hoitu.production.archive.addresses import Address
from hoitu.production.newsroom import story_panels
from hoitu.production.newsroom.story_panels import Panel


def reads(story_id: UUID) -> dict[str, QuerySet[Any, Any]]:
    return {"articles": queries.articles_of_story(story_id)}


def on_the_site(_story_id: UUID, rows: dict[str, list[Any]]) -> Panel | None:
    """Show the addresses of a story's articles, withdrawn ones marked; nothing before the first release."""
    places = queries.as_places(rows["articles"])
    return Panel("site/panel.html", {"places": places}) if places else None


def addresses_of(output_ids: Collection[UUID]) -> dict[UUID, Address]:
    """Return where outputs are on the site, withdrawn ones too."""
    return {key: Address(place.url, place.gone) for key, place in queries.places_of(output_ids).items()}


def register() -> None:
    addresses.told_by("site", addresses_of)
    story_panels.register("site.places", on_the_site, reads)
