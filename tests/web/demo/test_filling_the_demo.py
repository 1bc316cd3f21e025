"""The demo's stories walk the real road, in the order of time, and say that they are made up."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from pytest_django import Settings

from hoitu.foundation.audit.queries import Entry
from hoitu.foundation.media.queries import Photo
from hoitu.foundation.vocabulary import operations as vocabulary
from hoitu.production.newsroom.models import Approval, Idea, Output, Release, Withdrawal
from hoitu.production.newsroom.profiles import PROFILES
from hoitu.production.translation import operations as translation
from hoitu.production.translation.models import Mark, Pair
from hoitu.web.demo import filling, people
from hoitu.web.demo.pictures import SCENES, draw
from tests.world import NOON

pytestmark = [pytest.mark.slow]


@pytest.fixture
def filled(db: None, settings: Settings, tmp_path: object) -> list[str]:  # noqa: ARG001 - asks for the database
    """The demo, whole, in an empty house."""
    settings.MEDIA_ROOT = str(tmp_path)
    cache.clear()
    vocabulary.plant(by=people.HOUSE, now=NOON)
    people.settle(now=NOON, progress=lambda _step: None)
    heard: list[str] = []
    filling.fill(NOON, heard.append)
    return heard


def test_the_demo_is_a_newsroom_at_work(filled: list[str]) -> None:
    assert heard_the_end(filled)
    states = set(Output.objects.values_list("state", flat=True))
    assert states >= {"draft", "submitted", "returned", "approving", "scheduled", "released", "withdrawn"}
    assert Release.objects.filter(output__kind="web").count() >= 60
    assert Release.objects.filter(output__language="km").count() >= 6
    assert Release.objects.filter(act="correct").count() == 2
    the_khmer_texts_are_pairs_and_one_fell_behind()
    assert Withdrawal.objects.count() == 1
    plan = Release.objects.filter(output__story__title__startswith="Kế hoạch 103")
    assert set(plan.values_list("output__kind", flat=True)) == set(PROFILES)
    everyone_is_marked()
    times = list(Entry.objects.filter(action__startswith="newsroom.").order_by("seq").values_list("at", flat=True))
    assert times == sorted(times)
    assert Approval.objects.filter(level="chief", second_factor=False).count() == 0
    filling_again_adds_nothing()


def heard_the_end(heard: list[str]) -> bool:
    return heard[-1].startswith("tin, bài: 65 hồ sơ")


def the_khmer_texts_are_pairs_and_one_fell_behind() -> None:
    pairs = [translation.follow(pair_id=key, now=NOON) for key in Pair.objects.values_list("pk", flat=True)]
    assert len(pairs) == 6
    [behind] = Mark.objects.filter(settled_at=None, what="changed")
    assert "vào buổi sáng" in behind.words
    shorter = "the Khmer texts of the plan and of the e-magazine are shorter than the Vietnamese ones"
    assert sum(not pair.open_marks for pair in pairs) == 3, shorter


def everyone_is_marked() -> None:
    assert not Idea.objects.filter(is_demo=False).exists()
    assert not Output.objects.filter(story__is_demo=False).exists()
    assert all("minh họa" in credit for credit in Photo.objects.values_list("credit", flat=True))


def filling_again_adds_nothing() -> None:
    before = Idea.objects.count()
    filling.fill(NOON, lambda _step: None)
    assert Idea.objects.count() == before


@pytest.mark.parametrize("scene", sorted(SCENES))
def test_a_scene_is_always_drawn_the_same(scene: str) -> None:
    assert draw(scene, scene) == draw(scene, scene)
