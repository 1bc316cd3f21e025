"""The archive in short steps, for tests: releases that are taken in, and what somebody finds."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hoitu.foundation.directory.models import Person
from hoitu.production.archive import operations, queries
from hoitu.production.archive.queries import Filters
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Release
from hoitu.production.newsroom.operations import ArchiveItem
from tests.production.newsroom import road
from tests.world import NOON, World


def released(world: World, *, now: datetime = NOON, **kind: str) -> Release:
    """A release of the main road, taken into the archive."""
    made = road.released(world, now=now, **kind)
    operations.follow(output_id=made.output_id)
    return made


def corrected(world: World, first: Release, headline: str, *, now: datetime) -> Release:
    """A correction of it, taken in."""
    newsroom.correct(
        by=world.lan,
        output_id=first.output_id,
        reason="Sai con số",
        public_note="Bản trước ghi sai diện tích.",
        false_information="Diện tích 30 ha",
        now=now,
    )
    road.save(world.binh, first.output, road.content(headline), now=now)
    newsroom.submit(by=world.binh, output_id=first.output_id, now=now)
    road.approve_whole_chain(world, first.output, now=now)
    made = newsroom.release(by=world.hanh, output_id=first.output_id, now=now)
    operations.follow(output_id=first.output_id)
    return made


def withdrawn(world: World, first: Release, *, now: datetime) -> None:
    code = road.code_of(world.hanh)
    newsroom.withdraw(by=world.hanh, output_id=first.output_id, reason="Theo yêu cầu", code=code, now=now)
    operations.follow(output_id=first.output_id)


def imported(world: World, *headlines: str, now: datetime = NOON, **more: Any) -> None:
    """Releases of old, one a day, taken in."""
    kind = {name: value for name, value in more.items() if name != "section"}
    items = [
        ArchiveItem(road.content(headline), more.get("section", "thoi-su"), now, world.binh.pk, **kind)
        for headline in headlines
    ]
    newsroom.import_archive(by=world.quan, unit_id=world.news_desk.pk, source="thử", items=items, now=now)
    operations.complete(now)


def found(person: Person, text: str = "", *, now: datetime = NOON, **filters: Any) -> list[str]:
    """The headlines somebody finds, in their order, with the number of the release."""
    numbers = queries.find(person, Filters(text=text, **filters), now).numbers
    return [f"{hit.entry.headline} {hit.entry.seq}" for hit in queries.hits(numbers, text)]
