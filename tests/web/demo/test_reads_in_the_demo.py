"""What is read of the demo is made up once its pages are there, and marked as such."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from hoitu.audience.analytics.models import CountedArticle, HourReads
from hoitu.delivery.site import operations as site
from hoitu.delivery.site import queries
from hoitu.foundation.outbox import operations as outbox
from hoitu.web.demo import reading
from tests.conftest import Clock
from tests.delivery.site.contents import released
from tests.world import NOON, World


def test_demo_articles_are_read_and_fronts_show_it(
    world: World,
    settings: Settings,
    tmp_path: Path,
    stopped_clock: Clock,  # noqa: ARG001 - what happened at NOON is seen at NOON
) -> None:
    settings.PUBLIC_ROOT = tmp_path / "public"
    site.place_archive(contents=[released(world, f"Tin {number}", is_demo=number > 0) for number in range(8)])
    reading.fill(NOON)
    reading.fill(NOON)
    outbox.drain(now=NOON)
    assert set(CountedArticle.objects.values_list("is_demo", flat=True)) == {True}
    assert HourReads.objects.count() == 7 * reading.TIMES
    rule = queries.most_read_rule(reading.SECTION)
    assert (rule.by, rule.hours) == (world.lan, 168)
    shown = queries.most_read_shown(rule, [], queries.newest_on(reading.SECTION), NOON)
    assert [each.reads > 0 for each in shown][:2] == [True, True]


@pytest.mark.usefixtures("world")
def test_without_its_people_nothing_is_made_up() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "EDITOR", "nobody")
        reading.fill(NOON)
        outbox.drain(now=NOON)
    assert not HourReads.objects.exists()
