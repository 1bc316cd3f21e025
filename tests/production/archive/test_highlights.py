"""The news digest: proposed from what was released, chosen by an editor, made into outputs."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from hoitu.kernel.refusal import NotAllowed, NotReady
from hoitu.production.archive import operations, queries
from hoitu.production.archive.models import Entry, Mark
from hoitu.production.archive.rules.gathering import items_of
from hoitu.production.newsroom.models import Output
from hoitu.production.newsroom.queries import content_of
from tests.foundation.media import works
from tests.foundation.staff import signed_in
from tests.production.archive import shelf
from tests.production.archive.test_archive_screens import text_of, with_photo
from tests.production.newsroom import road
from tests.world import NOON, World

TODAY = NOON.date()


def entry(headline: str) -> Entry:
    return Entry.objects.get(headline=headline)


def filled(world: World) -> None:
    shelf.imported(world, "Cũ", now=NOON - timedelta(days=9))
    for number, headline in enumerate(("Tin một", "Tin hai", "Tin ba")):
        shelf.imported(world, headline, now=NOON - timedelta(minutes=9 - number))
    shelf.imported(world, "Lễ hội", section="van-hoa", now=NOON - timedelta(hours=1))


def proposed(world: World, **changes: Any) -> list[str]:
    rule = {"since": TODAY, "until": TODAY, "language": "vi", "most": 10, "per_section": 2, **changes}
    return [each.entry.headline for each in queries.highlights(world.tam, now=NOON, **rule)]


def test_the_newest_of_each_section_are_proposed_the_marked_first(world: World) -> None:
    filled(world)
    assert proposed(world) == ["Tin ba", "Tin hai", "Lễ hội"]
    assert proposed(world, most=1) == ["Tin ba"]
    assert proposed(world, since=TODAY - timedelta(days=10), per_section=9)[-1] == "Cũ"
    operations.mark(by=world.binh, release_id=entry("Tin một").release_id, marked=True, now=NOON)
    assert proposed(world) == ["Tin một", "Tin ba", "Lễ hội"]
    operations.mark(by=world.binh, release_id=entry("Tin một").release_id, marked=False, now=NOON)
    assert proposed(world) == ["Tin ba", "Tin hai", "Lễ hội"]


def test_a_newsroom_marks_and_gathers_its_own(world: World) -> None:
    filled(world)
    with pytest.raises(NotAllowed):
        operations.mark(by=world.mai, release_id=entry("Tin một").release_id, marked=True, now=NOON)
    with pytest.raises(NotAllowed):
        queries.highlights(world.vy, since=TODAY, until=TODAY, language="vi", most=1, per_section=1, now=NOON)
    assert Mark.objects.count() == 0


def test_the_digest_is_a_web_output_of_items_and_a_radio_script(world: World) -> None:
    filled(world)
    chosen = [(entry("Lễ hội").release_id, "Đông vui."), (entry("Tin ba").release_id, "Được mùa.")]
    made = operations.make_bulletin(
        by=world.tam, unit_id=world.news_desk.pk, title="Điểm tin", lead="Hôm nay", language="vi", chosen=chosen,
        with_radio=True, now=NOON,
    )  # fmt: skip
    content = content_of(made)
    assert items_of(content.body) == [str(entry("Lễ hội").output_id), str(entry("Tin ba").output_id)]
    spoken = str(content_of(Output.objects.get(story=made.story, kind="radio")).body)
    assert spoken.index("Đông vui.") < spoken.index("Được mùa.")
    assert road.state(made) == "draft"


def test_nothing_chosen_or_something_that_fell_makes_no_digest(world: World) -> None:
    filled(world)
    first = with_photo(world, works.photo())
    shelf.withdrawn(world, first, now=NOON)
    given: dict[str, Any] = {"unit_id": world.news_desk.pk, "title": "Điểm tin", "lead": "", "language": "vi"}
    for chosen in ([], [(first.pk, "")]):
        with pytest.raises(NotReady):
            operations.make_bulletin(by=world.tam, chosen=chosen, with_radio=False, now=NOON, **given)


@pytest.mark.usefixtures("stopped_clock")
def test_the_screen_proposes_reorders_and_makes(world: World) -> None:
    filled(world)
    client, address = signed_in(world.tam), reverse("archive:highlights")
    shown = text_of(client.get(address))
    assert "Tin ba" in shown
    assert "Tin một" not in shown
    one, two = entry("Tin ba").release_id, entry("Lễ hội").release_id
    form = {"chosen": [one, two], f"order-{one}": "2", f"order-{two}": "1", f"note-{two}": "Đông vui."}
    refused = client.post(address, {**form, "title": "", "unit_id": world.news_desk.pk})
    assert refused.status_code == 422
    assert text_of(refused).index("Lễ hội</span>") < text_of(refused).index("Tin ba</span>")
    answer = client.post(address, {**form, "title": "Điểm tin chiều", "unit_id": world.news_desk.pk})
    made = Output.objects.get(headline="Điểm tin chiều")
    assert answer["Location"] == reverse("newsroom:write", args=[made.pk])
    assert items_of(content_of(made).body) == [str(entry("Lễ hội").output_id), str(entry("Tin ba").output_id)]
    odd = client.get(address, {"since": "9999-99-99", "most": "-4", "per_section": "x", "language": "fr"})
    assert odd.status_code == 200
    assert client.post(address, {"chosen": ["x"], "title": "T", "unit_id": world.news_desk.pk}).status_code == 422
    assert signed_in(world.vy).get(address).status_code == 403


def test_a_mark_is_given_on_the_release_s_page(world: World) -> None:
    made = shelf.released(world)
    client, page = signed_in(world.binh), reverse("archive:release", args=[made.pk])
    assert "☆" in text_of(client.get(page))
    client.post(reverse("archive:mark", args=[made.pk]), {"marked": "yes"})
    assert "★" in text_of(client.get(page))
    assert "☆" not in text_of(signed_in(world.mai).get(page))
