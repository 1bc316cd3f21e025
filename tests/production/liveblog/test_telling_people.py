"""Who decides on live entries hears that one waits, and its writer that it came back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.directory.models import Person
from hoitu.foundation.notices import queries as notices
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.liveblog import operations
from tests.conftest import Clock
from tests.production.liveblog import telling
from tests.world import NOON, World

LATER = NOON + timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(stopped_clock: Clock) -> None:
    """The handlers ask the clock of the house."""


def told(person: Person, kind: str) -> list[Notice]:
    outbox.drain(now=LATER)
    return list(notices.notices_of(person).filter(kind=kind))


def test_the_desk_hears_that_a_reporter_s_entry_waits(world: World) -> None:
    entry = telling.write(world.binh, telling.opened(world))

    (notice,) = told(world.tam, "liveblog.waits")
    assert str(entry.pk) in notice.link
    assert len(told(world.hanh, "liveblog.waits")) == 1
    assert told(world.binh, "liveblog.waits") == []
    assert told(world.mai, "liveblog.waits") == []


def test_nobody_is_told_of_what_reached_readers_at_once(world: World) -> None:
    telling.write(world.tam, telling.opened(world))

    assert told(world.hanh, "liveblog.waits") == []


def test_what_was_decided_before_the_post_went_is_not_told(world: World) -> None:
    entry = telling.write(world.binh, telling.opened(world))
    operations.publish(by=world.tam, entry_id=entry.pk, base=1, now=NOON)

    assert told(world.tam, "liveblog.waits") == []


def test_where_the_rule_says_so_only_the_heads_hear(world: World) -> None:
    blog = telling.opened(world)
    operations.set_rule(by=world.hanh, agency_id=blog.output.story.agency_id, way="head", reason="Đợt bão.", now=NOON)
    telling.write(world.binh, blog)

    assert told(world.tam, "liveblog.waits") == []
    assert len(told(world.hanh, "liveblog.waits")) == 1


def test_the_writer_hears_why_an_entry_came_back(world: World) -> None:
    entry = telling.write(world.binh, telling.opened(world))
    operations.send_back(by=world.tam, entry_id=entry.pk, base=1, reason="Thiếu nguồn.", now=NOON)

    (notice,) = told(world.binh, "liveblog.returned")
    assert "Thiếu nguồn." in str(notice.facts)
    assert told(world.tam, "liveblog.returned") == []


def test_what_was_written_anew_meanwhile_is_not_told_as_returned(world: World) -> None:
    entry = telling.write(world.binh, telling.opened(world))
    operations.send_back(by=world.tam, entry_id=entry.pk, base=1, reason="Thiếu nguồn.", now=NOON)
    telling.correct(world.binh, entry, "Theo Đài Khí tượng, nước lên 20 cm.")

    assert told(world.binh, "liveblog.returned") == []
    assert len(told(world.tam, "liveblog.waits")) == 1
