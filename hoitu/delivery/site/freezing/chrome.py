"""What every public page shares: names, menu, imprint, addresses of its assets and feeds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from hoitu.delivery.site import imprint, rules
from hoitu.delivery.site.body import in_language
from hoitu.delivery.site.freezing import assets, files
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel.clock import HO_CHI_MINH, local_date

FEEDS = (
    ("rss", "application/rss+xml", "RSS"),
    ("atom", "application/atom+xml", "Atom"),
    ("feed", "application/feed+json", "JSON Feed"),
)


@dataclass(frozen=True)
class MenuItem:
    """One section in the menu."""

    code: str
    name: str
    path: str


def absolute(path: str) -> str:
    return f"{settings.BASE_URL.rstrip('/')}{path}"


def menu(language: str, now: datetime) -> list[MenuItem]:
    """Return the sections of the day, in their order."""
    return [
        MenuItem(
            section.code,
            (section.name_km if language == "km" else "") or section.name,
            rules.listing_path(language, "section", section.code),
        )
        for section in vocabulary.sections_on(local_date(now))
    ]


def common(language: str, now: datetime, agency_id: UUID | None = None) -> dict[str, Any]:
    """Return what every template of one edition needs; two or three bounded queries."""
    shown = imprint.on(local_date(now), agency_id)
    return {
        **bare(language, now),
        "imprint": shown,
        "site_name": shown.product_name if shown else "Hội Tụ",
        "menu": menu(language, now),
    }


def as_frozen(language: str, now: datetime) -> dict[str, Any]:
    """Return what every page of an edition shares, as the frozen pages have it, for pages made at once.

    The database is asked again when a day begins and when the home page was frozen anew, never in between: pages
    side by side then show the same menu and imprint.
    """
    stamp = files.stamp(rules.home_path(language))
    return _as_frozen(language, local_date(now), stamp) if stamp else common(language, now)


@lru_cache(maxsize=8)
def _as_frozen(language: str, day: date, stamp: tuple[str, int, int]) -> dict[str, Any]:  # noqa: ARG001 - a key
    return common(language, datetime.combine(day, time(12), HO_CHI_MINH))


def bare(language: str, now: datetime) -> dict[str, Any]:
    """Return what a template of one edition needs at least, without asking the database."""
    return {
        "language": language,
        "other_language": rules.OTHER_EDITION[language],
        "site_name": settings.SITE_NAME or "Hội Tụ",
        "home_path": rules.home_path(language),
        "other_home_path": rules.home_path(rules.OTHER_EDITION[language]),
        "search_path": rules.search_path(language),
        "corrections_path": rules.corrections_path(language),
        "listen_path": rules.listen_path(language),
        "answers_path": rules.answers_path(language),
        "sending_path": rules.sending_path(language),
        "saving_path": rules.saving_path(language),
        "manifest_path": rules.manifest_path(language),
        "latest_path": rules.listing_path(language, "all", rules.ALL_NEWS),
        "assets": {name.replace(".", "_").replace("-", "_"): path for name, path in assets.addresses().items()},
        "today": in_language(rules.long_date(now, language), language),
        "year": local_date(now).year,
    }


def feeds(language: str, slug: str, name: str) -> list[dict[str, str]]:
    """Return the `<link rel=alternate>` of the three feeds of a section or of all news."""
    return [
        {"type": media_type, "href": rules.feed_path(language, kind, slug), "name": title, "title": f"{name} ({title})"}
        for kind, media_type, title in FEEDS
    ]
