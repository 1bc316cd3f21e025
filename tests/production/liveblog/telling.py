"""A live blog in short steps, for tests: a released output, told live by anh Bình and anh Tâm."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from hoitu.foundation.directory.models import Person
from hoitu.production.liveblog import operations
from hoitu.production.liveblog.models import Blog, Entry
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output
from tests.production.newsroom import road
from tests.world import NOON, World

TEXT = "Nước sông Cổ Chiên lên mức báo động 2."


def begun(world: World, *, now: datetime = NOON) -> Blog:
    """A web output that anh Bình has begun to tell live, not released yet."""
    output = road.save(world.binh, road.draft(world, now=now), now=now)
    return operations.begin(by=world.binh, output_id=output.pk, base_version=output.version, now=now)


def released(world: World, *, now: datetime = NOON) -> Blog:
    """The same, released and not opened yet."""
    blog = begun(world, now=now)
    output = Output.objects.get(pk=blog.pk)
    newsroom.submit(by=world.binh, output_id=output.pk, now=now)
    road.approve_whole_chain(world, output, now=now)
    newsroom.release(by=world.hanh, output_id=output.pk, now=now)
    return blog


def opened(world: World, *, now: datetime = NOON) -> Blog:
    """The same, open: readers see what is published."""
    return turn(world, released(world, now=now), "open", now=now)


def turn(world: World, blog: Blog, act: str, reason: str = "", *, now: datetime = NOON) -> Blog:
    return operations.turn(by=world.tam, output_id=blog.pk, act=act, reason=reason, now=now)


def write(by: Person, blog: Blog, text: str = TEXT, *, now: datetime = NOON, **more: Any) -> Entry:
    return operations.write(by=by, output_id=blog.pk, text=text, now=now, **more)


def correct(by: Person, entry: Entry, text: str, *, now: datetime = NOON, **more: Any) -> Entry:
    """A correction from the newest version, with a note."""
    given = {"base": Entry.objects.get(pk=entry.pk).newest, "note": "Đã sửa mức báo động.", **more}
    return operations.correct(by=by, entry_id=entry.pk, text=text, now=now, **given)
