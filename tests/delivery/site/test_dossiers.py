"""A dossier's page: cards of what it gathers, as they are now; it follows them, and grows until its end."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from hoitu.delivery.site import operations
from hoitu.delivery.site.freezing import files
from hoitu.delivery.site.models import Article, Gathered
from hoitu.production.newsroom.release_content import ReleaseContent, Term
from tests.delivery.site.contents import CULTURE, again, paragraph, released
from tests.world import NOON, World


def item(of: ReleaseContent, note: str = "") -> dict[str, Any]:
    return {"type": "item", "value": {"output": str(of.output_id), "title": of.headline, "note": note}}


def growth(**changes: Any) -> dict[str, Any]:
    value = {"kind": "section", "key": "van-hoa", "title": "Mới nhất", "most": 2, "until": ""}
    return {"type": "growth", "value": {**value, **changes}}


def dossier(world: World, *blocks: dict[str, Any], **changes: Any) -> ReleaseContent:
    body = [paragraph("<p>Lời mở đầu.</p>"), *blocks]
    made = released(world, "Chuyên đề mùa vàng", body=body, at=NOON + timedelta(hours=1), **changes)
    operations.freeze_release(content=made, now=NOON)
    return made


def frozen(world: World, *headlines: str, **changes: Any) -> list[ReleaseContent]:
    made = [
        released(world, headline, at=NOON + timedelta(minutes=number), **changes)
        for number, headline in enumerate(headlines)
    ]
    for content in made:
        operations.freeze_release(content=content, now=NOON)
    return made


def page(content: ReleaseContent) -> str:
    text = files.file_of(Article.objects.get(output_id=content.output_id).path).read_text(encoding="utf-8")
    return text.partition('<section class="related"')[0]


def test_items_are_cards_with_their_notes_in_their_order(world: World) -> None:
    one, two = frozen(world, "Tin một", "Tin hai")
    shown = page(dossier(world, item(two, "Đọc <b>trước</b>"), item(one)))
    assert shown.index("Tin hai") < shown.index("Tin một")
    assert "Đọc &lt;b&gt;trước&lt;/b&gt;" in shown
    assert "<!--gathered" not in shown


def test_the_page_follows_what_it_gathers(world: World) -> None:
    one, two = frozen(world, "Tin một", "Tin hai")
    made = dossier(world, item(one), item(two))
    operations.freeze_release(content=again(one, headline="Tin một, đã sửa"), now=NOON)
    assert "Tin một, đã sửa" in page(made)
    operations.withdraw_article(output_id=two.output_id, public_note="", now=NOON)
    assert "Tin hai" not in page(made)


def test_it_grows_by_itself_until_its_end_and_shows_nothing_twice(world: World) -> None:
    (one,) = frozen(world, "Lễ hội", section=CULTURE)
    made = dossier(world, item(one), growth(until=date(2026, 11, 24).isoformat()))
    assert "Mới nhất" not in page(made)
    frozen(world, "Đua ghe ngo", "Múa rối", "Hát dù kê", section=CULTURE)
    shown = page(made)
    assert shown.count("Lễ hội") == 1
    assert "Đua ghe ngo" not in shown
    assert shown.index("Hát dù kê") < shown.index("Múa rối")
    late = released(world, "Sau ngày kết thúc", at=NOON + timedelta(days=1), section=CULTURE)
    operations.freeze_release(content=late, now=NOON)
    assert "Sau ngày kết thúc" not in page(made)


def test_it_grows_by_a_place(world: World) -> None:
    ward, other = Term("29254", "Phường Trà Vinh"), Term("29266", "Xã Càng Long")
    made = dossier(world, growth(kind="place", key="29254"))
    one, two = frozen(world, "Chợ đêm", "Cầu mới", places=[ward, other])
    frozen(world, "Chuyện xã khác", places=[other])
    shown = page(made)
    assert shown.index("Cầu mới") < shown.index("Chợ đêm")
    assert "Chuyện xã khác" not in shown
    operations.freeze_release(content=again(two, headline="Cầu mới đã thông xe", places=[ward]), now=NOON)
    assert "Cầu mới đã thông xe" in page(made)
    assert one.places == [ward, other]


def test_search_engines_are_told_that_it_is_a_collection(world: World) -> None:
    (one,) = frozen(world, "Tin một")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(dossier(world, item(one))))
    assert found
    told = json.loads(found[1])
    assert told["@type"] == "CollectionPage"
    path = Article.objects.get(output_id=one.output_id).path
    assert told["mainEntity"]["itemListElement"][0]["url"].endswith(path)


def test_the_same_release_twice_leaves_the_same_rows_and_a_later_one_its_own(world: World) -> None:
    one, two = frozen(world, "Tin một", "Tin hai")
    made = dossier(world, item(one), item(one), growth())
    operations.freeze_release(content=made, now=NOON)
    assert Gathered.objects.count() == 2
    operations.freeze_release(content=replace(again(made), body=[item(two)]), now=NOON)
    assert Gathered.objects.get().key == str(two.output_id)


def test_an_item_that_is_nowhere_leaves_no_trace(world: World) -> None:
    stranger = {"type": "item", "value": {"output": str(UUID(int=7)), "title": "Không có", "note": "Ghi chú"}}
    shown = page(dossier(world, stranger, {"type": "growth", "value": {"kind": "cow", "key": "x"}}))
    assert "Ghi chú" not in shown
    assert "gathered" not in shown
