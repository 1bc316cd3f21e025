"""Used again: a new story with its first text, the link kept, the rights looked at."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoitu.foundation.audit.queries import Entry as AuditEntry
from hoitu.foundation.media.models import Licence
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.archive import operations
from hoitu.production.archive.models import Reuse
from hoitu.production.newsroom.models import Release
from tests.foundation.media import works
from tests.foundation.staff import signed_in
from tests.production.archive import shelf
from tests.production.archive.test_archive_screens import text_of, with_photo
from tests.production.newsroom import road
from tests.world import NOON, World, may_approve

LATER = NOON + timedelta(days=30)


def again(world: World, release: Release, **changes: Any) -> Reuse:
    given = {"by": world.tam, "unit_id": world.news_desk.pk, "kind": "web", **changes}
    return operations.reuse(release_id=release.pk, now=LATER, **given)


def test_a_new_story_opens_with_the_text_the_filing_and_its_source(world: World) -> None:
    made = again(world, shelf.released(world), title="Lúa hữu cơ, một tháng sau")

    assert made.story.title == "Lúa hữu cơ, một tháng sau"
    assert made.story.section == world.politics
    assert made.story.sources.get().name == "Báo Trà Vinh"
    assert made.output.headline == road.content().headline
    assert (made.output.state, made.output.version) == ("draft", 1)
    entry = AuditEntry.objects.get(action="archive.release.reuse")
    assert entry.detail["story"] == str(made.story.pk)


def test_it_may_become_another_medium(world: World) -> None:
    made = again(world, shelf.released(world), kind="radio")
    assert made.output.kind == "radio"
    assert road.TEXT in str(made.output.body.raw_data)


def test_works_without_rights_are_left_out_and_named(world: World) -> None:
    licence = Licence.objects.create(name="TTXVN", agency=world.newspaper, purposes=["web"])
    first = with_photo(world, works.photo(licence=licence))
    assert again(world, first).output.cover_id == first.output.cover_id
    Licence.objects.update(to_date=date(2026, 12, 1))
    made = again(world, first)
    assert made.output.cover_id is None
    assert made.left_out == ["Ghe ngo"]


def test_another_newsroom_may_use_what_stands_and_names_it_as_its_source(world: World) -> None:
    may_approve(world.phuc, world.station, "chief")
    made = again(world, shelf.released(world), by=world.phuc, unit_id=world.tv_desk.pk)
    assert made.story.agency == world.station
    assert made.story.sources.get().name == "Báo Trà Vinh"


def test_what_fell_is_not_used_again(world: World) -> None:
    first = shelf.released(world)
    second = shelf.corrected(world, first, "Đã sửa", now=NOON + timedelta(hours=5))
    with pytest.raises(NotReady, match="Bản phát hành sau"):
        again(world, first)
    shelf.withdrawn(world, second, now=NOON + timedelta(hours=6))
    with pytest.raises(NotReady, match="gỡ"):
        again(world, second)
    with pytest.raises(NotFound):
        again(world, second, by=world.phuc, unit_id=world.tv_desk.pk)


def test_who_opens_no_stories_is_refused_and_nothing_is_left_behind(world: World) -> None:
    first = shelf.released(world)
    with pytest.raises(NotAllowed):
        again(world, first, by=world.binh)
    with pytest.raises(NotReady):
        again(world, first, kind="cow")
    assert Reuse.objects.count() == 0


def test_the_screen_opens_the_story_and_both_sides_tell(world: World) -> None:
    first = shelf.released(world)
    client, address = signed_in(world.tam), reverse("archive:reuse", args=[first.pk])
    assert "Báo Trà Vinh" in text_of(client.get(address))
    refused = client.post(address, {"title": "", "unit_id": world.news_desk.pk, "kind": "web"})
    assert refused.status_code == 422
    answer = client.post(address, {"title": "Một tháng sau", "unit_id": world.news_desk.pk, "kind": "web"})
    made = Reuse.objects.get()
    assert answer["Location"] == reverse("newsroom:write", args=[made.output_id])
    story = reverse("newsroom:story", args=[made.story_id])
    assert reverse("archive:release", args=[first.pk]) in text_of(client.get(story))
    assert story in text_of(client.get(reverse("archive:release", args=[first.pk])))
    assert story not in text_of(signed_in(world.mai).get(reverse("archive:release", args=[first.pk])))


def test_a_refusal_keeps_what_was_typed(world: World) -> None:
    first = shelf.released(world)
    answer = signed_in(world.binh).post(
        reverse("archive:reuse", args=[first.pk]),
        {"title": "Một tháng sau", "unit_id": world.news_desk.pk, "kind": "web"},
    )
    assert answer.status_code == 403
    assert "Một tháng sau" in text_of(answer)
