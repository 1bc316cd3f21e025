"""Saved searches: the filters of a list under a name, for oneself or the desk, and what is new in them told once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.notices.models import Notice
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.writing import operations
from hoitu.production.writing.models import Follow, SavedSearch
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import browser_of, text_of
from tests.world import NOON, World

LATER = NOON + timedelta(minutes=5)


def saved(world: World, **given: Any) -> SavedSearch:
    filters = {"state": "draft", "kind": "web"}
    values = {"of": "outputs", "name": "Bài web nháp", "filters": filters, "shared": False, "told": True}
    return operations.save_search(by=world.tam, now=NOON, **{**values, **given})


def test_who_follows_a_search_is_told_once_of_what_is_new(world: World) -> None:
    road.draft(world)
    search = saved(world)
    assert operations.look_into_searches(LATER) == 0
    road.draft(world)
    assert operations.look_into_searches(LATER + timedelta(minutes=5)) == 1
    assert operations.look_into_searches(LATER + timedelta(minutes=10)) == 0
    notice = Notice.objects.get(kind="writing.search_matched")
    assert (notice.person, notice.subject) == (world.tam, "“Bài web nháp”: 1 kết quả mới")
    assert notice.link == "/toa-soan/san-pham/?kind=web&state=draft"
    assert Follow.objects.get().fresh == 1
    operations.open_search(by=world.tam, search_id=search.pk, now=LATER)
    assert Follow.objects.get().fresh == 0


def test_a_text_that_becomes_late_is_new_to_who_asked_for_late_ones(world: World) -> None:
    saved(world, name="Trễ", filters={"late": True})
    output = road.draft(world)
    output.due_at = NOON + timedelta(hours=1)
    output.save(update_fields=["due_at"])
    assert operations.look_into_searches(LATER) == 0
    assert operations.look_into_searches(NOON + timedelta(hours=2)) == 1


def test_a_search_shared_with_the_desk_is_seen_there_and_nowhere_else(world: World) -> None:
    search = saved(world, shared=True, told=False)
    operations.follow_search(by=world.binh, search_id=search.pk, told=True, now=NOON)
    for stranger in (world.sarone, world.mai):
        with pytest.raises(NotFound):
            operations.follow_search(by=stranger, search_id=search.pk, told=True, now=NOON)
    with pytest.raises(NotFound):
        operations.drop_search(by=world.binh, search_id=search.pk, now=NOON)
    operations.drop_search(by=world.tam, search_id=search.pk, now=NOON)
    assert not Follow.objects.exists()


def test_a_search_without_name_or_filter_is_refused(world: World) -> None:
    wrong: list[dict[str, Any]] = [{"name": " "}, {"filters": {}}, {"of": "people"}]
    for bad in wrong:
        with pytest.raises(NotReady):
            saved(world, **bad)
    with pytest.raises(NotReady, match="ban nào"):
        operations.save_search(
            by=world.lan, of="outputs", name="X", filters={"late": True}, shared=True, told=False, now=NOON
        )


def test_filters_are_saved_from_the_list_opened_and_dropped(world: World) -> None:
    browser = browser_of(world.tam)
    page = text_of(browser.get("/toa-soan/san-pham/", {"state": "draft", "p": "1"}))
    assert 'name="query" value="state=draft"' in page
    given = {"name": "Nháp", "query": f"state=draft&unit_id={world.news_desk.pk}&x=1", "told": "on", "shared": "on"}
    assert browser.post("/toa-soan/tim-da-luu/outputs/moi/", given).status_code == 302
    search = SavedSearch.objects.get()
    assert search.filters == {"state": "draft", "unit_id": str(world.news_desk.pk)}
    assert "Nháp" in text_of(browser_of(world.binh).get("/toa-soan/san-pham/"))
    browser.get("/toa-soan/tin-bai/")  # says once that it is saved
    assert "Nháp" not in text_of(browser.get("/toa-soan/tin-bai/"))
    assert "state=draft" in browser.get(f"/toa-soan/tim-da-luu/{search.pk}/")["Location"]
    assert browser.post(f"/toa-soan/tim-da-luu/{search.pk}/theo-doi/", {"told": "no"}).status_code == 302
    assert browser_of(world.mai).get(f"/toa-soan/tim-da-luu/{search.pk}/").status_code == 404
    assert browser.post("/toa-soan/tim-da-luu/khac/moi/", given).status_code == 422
    assert browser.post(f"/toa-soan/tim-da-luu/{search.pk}/bo/").status_code == 302
    browser.get("/toa-soan/san-pham/")  # says once that it is dropped
    assert "Nháp" not in text_of(browser.get("/toa-soan/san-pham/"))


def test_badges_cost_two_questions_however_many_searches(world: World) -> None:
    browser = browser_of(world.tam)
    browser.get("/toa-soan/san-pham/")
    counts = []
    for _time in range(2):
        for number in range(4):
            saved(world, name=f"Tìm {number}", shared=bool(number % 2))
        with CaptureQueriesContext(connection) as asked:
            browser.get("/toa-soan/san-pham/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert counts[0] <= 20
