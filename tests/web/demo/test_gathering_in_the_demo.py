"""What the demo gathers: a dossier readers have, one under way, a news digest, and saved searches."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.vocabulary import operations as vocabulary
from hoitu.production.archive.models import Mark
from hoitu.production.archive.rules.gathering import items_of
from hoitu.production.newsroom import queries as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.production.newsroom.models import Output, Story
from hoitu.production.writing.models import Follow, SavedSearch
from hoitu.web.demo import filling, gathering, people
from hoitu.web.demo.telling import Told, paragraph
from hoitu.web.demo.walking import walk_all
from tests.world import NOON

pytestmark = [pytest.mark.slow]
HEADLINES = (*(each for _title, lines in gathering.GROUPS for each in lines), *gathering.LESSONS, gathering.MARKED)


@pytest.fixture
def filled(db: None) -> None:  # noqa: ARG001 - asks for the database
    """The demo's people, and the articles that are gathered, without their pictures."""
    vocabulary.plant(by=people.HOUSE, now=NOON)
    people.settle(now=NOON, progress=lambda _step: None)
    cast = filling.cast(NOON)
    stories = [_told(headline, hours) for hours, headline in enumerate(HEADLINES, start=2)]
    walk_all(stories, cast, now=NOON, progress=lambda: None)
    gathering.fill(cast, NOON)


def _told(headline: str, hours: int) -> Told:
    text = DraftContent(headline, "Lời dẫn.", [paragraph("Chuyện kể từ ấp.")])
    return Told(headline, "binh", "van-hoa-xa-hoi", "medtop:20000038", False, timedelta(hours=hours), {"web:vi": text})


@pytest.mark.usefixtures("filled")
def test_what_was_released_is_gathered_and_marked_as_demo() -> None:
    feast, schools = (Output.objects.get(story__title=title) for title in (gathering.FEAST, gathering.SCHOOLS))
    assert (feast.state, schools.state) == ("released", "draft")
    body = newsroom.content_of(feast).body
    assert len(items_of(body)) == 4
    assert [block["type"] for block in body].count("growth") == 1
    assert len(items_of(newsroom.content_of(schools).body)) == 2
    digest = Output.objects.filter(story__title__startswith="Điểm tin")
    assert set(digest.values_list("kind", flat=True)) == {"web", "radio"}
    assert Mark.objects.count() == 1
    assert not Story.objects.filter(is_demo=False).exists()


@pytest.mark.usefixtures("filled")
def test_searches_are_saved_and_followed_once() -> None:
    gathering.fill(filling.cast(NOON), NOON)
    assert SavedSearch.objects.count() == Follow.objects.count() == len(gathering.SEARCHES)
    assert SavedSearch.objects.exclude(unit=None).count() == 1
    assert Story.objects.filter(title__startswith="Chuyên đề").count() == 2
