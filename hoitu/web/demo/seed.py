"""Fills an installation with the demo: agencies, people, vocabulary, then stories. Safe to repeat."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings

from hoitu.delivery.site import operations as site
from hoitu.foundation.vocabulary import operations as vocabulary
from hoitu.web.demo import filling, gathering, house, live, people, planning, readers, reading
from hoitu.web.demo.people import HOUSE, Progress


def settle(now: datetime, progress: Progress) -> None:
    """Bring in what one signs in with: quick, before the server starts."""
    progress("chuyên mục, chủ đề, địa danh")
    vocabulary.plant(by=HOUSE, now=now)
    progress("cơ quan và người dùng")
    people.settle(now=now, progress=progress)
    site.refresh(now=now)  # readers find a front page, empty yet, from the first moment


def seed(now: datetime, progress: Progress) -> None:
    """Bring in all that the demo shows; `progress` hears each step in Vietnamese."""
    settle(now, progress)
    filling.fill(now, progress)
    progress("chuyên đề, điểm tin, tìm đã lưu")
    gathering.fill(filling.cast(now), now)
    progress("tường thuật trực tiếp")
    live.fill(filling.cast(now), now)
    planning.fill(now)
    house.fill(now)
    readers.fill(now)
    reading.fill(now)
    _mark().write_text(settings.BASE_URL, encoding="utf-8")


def is_seeded() -> bool:
    """Return whether the demo was brought in whole."""
    return _mark().is_file()


def has_moved() -> bool:
    """Return whether the pages carry another address than the one we serve now."""
    return _mark().read_text(encoding="utf-8") != settings.BASE_URL


def move(now: datetime) -> None:
    """Freeze every page again, with the address of now."""
    site.rebuild(now=now)
    _mark().write_text(settings.BASE_URL, encoding="utf-8")


def _mark() -> Path:
    return Path(settings.HOME) / "demo-seeded"
