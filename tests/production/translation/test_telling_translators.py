"""The translators of a pair hear that their Khmer text fell behind, once for each time the source was handed on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.directory.models import Person
from hoitu.foundation.notices import queries as notices
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.newsroom import operations as newsroom
from tests.conftest import Clock
from tests.production.newsroom import road
from tests.production.translation import pairs
from tests.world import NOON, World

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _clock(stopped_clock: Clock) -> None:
    """The handlers ask the clock of the house."""


def told(person: Person) -> int:
    outbox.drain(now=NOON + 3 * HOUR)
    return notices.notices_of(person).filter(kind="translation.behind").count()


def test_the_translator_hears_that_a_text_waits(world: World) -> None:
    pair = pairs.made(world)

    assert told(world.sarone) == 1
    assert told(world.binh) == 0
    notice = notices.notices_of(world.sarone).get(kind="translation.behind")
    assert str(pair.pk) in notice.link


def test_an_edit_of_the_source_is_told_again_and_what_was_mended_meanwhile_is_not(world: World) -> None:
    pair = pairs.made(world)
    pairs.translate(pair, world.sarone)
    assert told(world.sarone) == 1

    newsroom.return_output(by=world.tam, output_id=pair.source_id, reason="Thêm giá.", now=NOON + HOUR)
    road.save(world.binh, pair.source, pairs.article("Sáng nay bà con gặt lúa.", "Giá lúa giảm."), now=NOON + HOUR)
    newsroom.submit(by=world.binh, output_id=pair.source_id, now=NOON + HOUR)

    assert told(world.sarone) == 2
