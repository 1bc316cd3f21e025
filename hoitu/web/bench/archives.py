"""Fills the installation at hand with an archive: stories by import, their places on the site at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from uuid import UUID

from hoitu.delivery.site import operations as site
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.outbox import operations as outbox
from hoitu.foundation.outbox import registry
from hoitu.foundation.vocabulary import queries as vocabulary
from hoitu.kernel import clock
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as released
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.events import ArchiveImported
from hoitu.production.newsroom.operations import ArchiveItem
from hoitu.web.bench.texts import Text, Writer
from hoitu.web.demo import people
from hoitu.web.demo.people import HOUSE, NEWSPAPER

PACE = timedelta(minutes=15)  # 96 stories a day: 100,000 of them are under three years
NEWEST = timedelta(hours=12)  # before now: measured releases come after
AUTHORS = ("binh", "sarone", "mai")
Progress = Callable[[int], object]


def fill(count: int, progress: Progress) -> None:
    """Bring `count` stories into an installation that has the demo's people; `progress` hears from 0 to 2 × count."""
    now = clock.now()
    # Places are given below, with progress, and nothing is frozen: a hundred thousand pages are not what is measured.
    registry.unsubscribe(ArchiveImported.name, "site.rebuild")
    newsroom.import_archive(
        by=HOUSE, unit_id=desk(), source="bench", items=items(count, now), now=now, progress=progress
    )
    site.place_archive(contents=released.released_since(None), progress=lambda done: progress(count + done))
    outbox.drain(now=clock.now())


def items(count: int, now: datetime) -> Iterator[ArchiveItem]:
    """Yield the pieces of the archive, oldest first."""
    codes = [section.code for section in vocabulary.sections_on(clock.local_date(now))]
    authors = [directory.person_named(name) for name in AUTHORS]
    ids = [author.pk for author in authors if author]
    first = now - NEWEST - PACE * count
    for number, text in enumerate(Writer().articles(count)):
        yield ArchiveItem(
            content=content(text),
            section_code=codes[number % len(codes)],
            released_at=first + PACE * number,
            author_id=ids[number % len(ids)],
            language=text.language,
            is_demo=True,
        )


def content(text: Text) -> DraftContent:
    """Return a made-up text as a reporter would save it."""
    body = [{"type": "paragraph", "value": f"<p>{paragraph}</p>"} for paragraph in text.paragraphs]
    return DraftContent(headline=text.headline, lead=text.lead, body=body)


def desk() -> UUID:
    """Return the news desk of the demo's newspaper."""
    agency = directory.agency_by_code(NEWSPAPER)
    if agency is None:
        raise RuntimeError("The demo's agencies are not there: call people.settle first.")
    return next(unit.pk for unit in directory.units_of(agency.pk, people.START) if unit.code == "thoi-su")
