"""An article as lists show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from hoitu.delivery.site import rules
from hoitu.delivery.site.models import Article

# The columns of an article a card is made of.
SHOWN = tuple(
    "number language section_code section_name slug headline lead card first_published_at is_demo".split()  # noqa: SIM905 - reads better
)


@dataclass(frozen=True)
class Card:
    """Headline, lead and picture with their address; texts of the Khmer edition carry places to break the line."""

    number: int
    path: str
    headline: str
    lead: str
    section_name: str
    section_path: str
    cover: dict[str, Any] | None
    bylines: str
    at: str
    shown_at: str
    minutes: int
    has_video: bool
    has_audio: bool
    is_demo: bool
    is_live: bool
    sounds: tuple[dict[str, Any], ...]


def card(article: Article) -> Card:
    """Return the card of an article from its row alone."""
    kept = article.card
    return Card(
        number=article.number,
        path=article.path,
        headline=kept.get("headline") or article.headline,
        lead=kept.get("lead") or article.lead,
        section_name=article.section_name,
        section_path=rules.listing_path(article.language, "section", article.section_code),
        cover=picture(kept),
        bylines=", ".join(each["name"] for each in kept.get("bylines", [])),
        at=rules.iso(article.first_published_at),
        shown_at=f"{rules.short_date(article.first_published_at)} {rules.clock_time(article.first_published_at)}",
        minutes=kept.get("minutes", 0),
        has_video=kept.get("has_video", False),
        has_audio=kept.get("has_audio", False),
        is_demo=article.is_demo,
        is_live=bool(kept.get("live")) and kept["live"]["state"] == "open",
        sounds=tuple(kept.get("sounds", ())),
    )


def picture(kept: dict[str, Any]) -> dict[str, Any] | None:
    """Return what stands for an article outside its own page: the cover, or else the first picture of its text."""
    return kept.get("cover") or kept.get("picture")


def finished(html: str) -> SafeString:
    """Mark a body that `body.make` cleaned and finished."""
    return mark_safe(html)  # noqa: S308 - made by our own templates from cleaned HTML
