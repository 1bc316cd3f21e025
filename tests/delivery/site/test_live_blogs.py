"""A live blog on the site: its entries inside the article, on pages where each stays, and as data for the script."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoitu.delivery.site import operations as site
from hoitu.delivery.site import queries
from hoitu.delivery.site.freezing import files, run_live
from hoitu.delivery.site.models import Article, LiveUpdate, PublicFile
from hoitu.foundation.outbox import operations as outbox
from hoitu.production.liveblog import operations
from hoitu.production.liveblog.models import Blog
from hoitu.production.newsroom import operations as newsroom
from tests.delivery.site.reading import Reader
from tests.foundation.media.works import photo
from tests.production.liveblog import telling
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture
def blog(world: World) -> Blog:
    made = telling.opened(world)
    outbox.drain(now=NOON)
    return made


def article(blog: Blog) -> Article:
    return Article.objects.get(output_id=blog.pk)


def page(blog: Blog) -> str:
    return files.file_of(article(blog).path).read_text(encoding="utf-8")


def shown_in(blog: Blog) -> str:
    """What readers see of the article."""
    return page(blog).partition("<main")[2]


def data(blog: Blog) -> dict[str, Any]:
    text = files.file_of(f"{article(blog).path}truc-tiep.json").read_text(encoding="utf-8")
    return json.loads(text)  # type: ignore[no-any-return]


def part(blog: Blog, number: int) -> str:
    return files.file_of(f"{article(blog).path}truc-tiep/phan-{number}/").read_text(encoding="utf-8")


def told(blog: Blog, *texts: str, by: Any, minutes: int = 0) -> None:
    for number, text in enumerate(texts):
        telling.write(by, blog, text, now=NOON + timedelta(minutes=minutes + number))
    outbox.drain(now=NOON + timedelta(hours=1))


def described(blog: Blog) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page(blog))
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_entries_stand_in_the_article_the_newest_first(world: World, blog: Blog) -> None:
    assert "Đang diễn ra" in page(blog)
    assert "Chưa có diễn biến nào" in page(blog)
    told(blog, "Nước lên.", "Nước rút.", by=world.tam)
    shown = shown_in(blog)
    assert shown.index('id="cap-nhat-2"') < shown.index("Nước rút.") < shown.index('id="cap-nhat-1"')
    assert "12:01" in shown
    assert "<!--live-->" not in shown
    assert 'src="/assets/live.' in page(blog)


def test_what_waits_or_was_returned_is_nowhere_in_public(world: World, blog: Blog) -> None:
    entry = telling.write(world.binh, blog, "Chưa ai duyệt.")
    outbox.drain(now=NOON)
    operations.send_back(by=world.tam, entry_id=entry.pk, base=1, reason="Lại.", now=NOON)
    outbox.drain(now=NOON)
    everywhere = "".join(path.read_text() for path in files.root().rglob("*") if path.suffix in {".html", ".json"})
    assert "Chưa ai duyệt." not in everywhere


def test_a_correction_shows_its_note_and_a_removal_only_its_place(world: World, blog: Blog) -> None:
    entry = telling.write(world.tam, blog, "Mức báo động 3.")
    telling.correct(world.tam, entry, "Mức báo động 2.", now=NOON + timedelta(minutes=3))
    outbox.drain(now=NOON)
    assert "Mức báo động 3." not in page(blog)
    assert "Đã sửa mức báo động." in page(blog)
    assert data(blog)["entries"][0]["mark"] == "2"
    operations.remove(by=world.tam, entry_id=entry.pk, reason="Nguồn rút lời.", now=NOON)
    outbox.drain(now=NOON)
    for text in (page(blog), part(blog, 1), json.dumps(data(blog), ensure_ascii=False)):
        assert "Mức báo động 2." not in text
        assert "Nguồn rút lời." not in text
        assert "đã được gỡ" in text
    assert LiveUpdate.objects.get().text == ""
    assert data(blog)["entries"][0]["gone"]


def test_the_search_finds_what_was_told_and_not_what_was_taken_off(world: World, blog: Blog) -> None:
    entry = telling.write(world.tam, blog, "Cống Láng Thé đóng lúc rạng sáng.")
    outbox.drain(now=NOON)
    assert queries.search("láng thé", language="vi", now=NOON).total == 1
    operations.remove(by=world.tam, entry_id=entry.pk, reason="Sai tên cống.", now=NOON)
    outbox.drain(now=NOON)
    assert queries.search("láng thé", language="vi", now=NOON).total == 0
    assert queries.search("lúa hữu cơ", language="vi", now=NOON).total == 1


def test_hostile_words_stay_words(world: World, blog: Blog) -> None:
    bad = "<script>alert(1)</script> <img src=x onerror=alert(1)> https://vi.example.vn/x?a=1&b=2 javascript:alert(1)"
    telling.write(world.tam, blog, bad, headline='</h3><script>x</script>"', kind="quote")
    outbox.drain(now=NOON)
    html = data(blog)["entries"][0]["html"]
    for text in (html, page(blog).partition("data-live-list")[2]):
        assert "<script>" not in text.partition("</section>")[0]
        assert "<img src=x" not in text
        assert 'href="javascript' not in text
    assert 'href="https://vi.example.vn/x?a=1&amp;b=2"' in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert described(blog)["liveBlogUpdate"][0]["headline"].startswith("</h3>")


def test_key_events_and_pins_stand_above(world: World, blog: Blog) -> None:
    told(blog, "Mở màn.", "Giữa chừng.", by=world.tam)
    key = telling.write(world.tam, blog, "Ghi bàn.", headline="1–0", kind="key")
    first = Blog.objects.get(pk=blog.pk).entries.get(place=1)
    operations.mark(by=world.tam, entry_id=first.pk, what="pin", now=NOON)
    outbox.drain(now=NOON)
    shown = shown_in(blog)
    keys = shown.partition('class="live-keys"')[2].partition("</nav>")[0]
    assert f'<a href="#cap-nhat-{key.place}">1–0</a>' in keys
    assert shown.index("live-pinned") < shown.index("Mở màn.") < shown.index("data-live-list")
    assert shown.count('id="cap-nhat-1"') == 1


def test_many_entries_leave_the_article_for_pages_where_each_stays(world: World, blog: Blog) -> None:
    told(blog, *(f"Phút thứ {number}." for number in range(1, 53)), by=world.tam)
    shown = page(blog)
    assert shown.count('class="live-entry') == 27
    assert 'id="cap-nhat-25"' not in shown
    assert f"{article(blog).path}truc-tiep/phan-1/" in shown
    assert "Phút thứ 25." in part(blog, 1)
    assert "Phút thứ 26." in part(blog, 2)
    assert f'href="{article(blog).path}truc-tiep/phan-2/#cap-nhat-26"' in shown
    assert len(data(blog)["entries"]) == 20


def test_search_engines_are_told_of_a_live_blog(world: World, blog: Blog) -> None:
    told(blog, "Nước lên.", by=world.tam, minutes=2)
    found = described(blog)
    assert found["@type"] == "LiveBlogPosting"
    assert found["coverageStartTime"] == "2026-11-24T12:00:00+07:00"
    (update,) = found["liveBlogUpdate"]
    assert (update["@type"], update["articleBody"]) == ("BlogPosting", "Nước lên.")
    assert update["datePublished"] == found["dateModified"] == "2026-11-24T12:02:00+07:00"
    assert update["url"].endswith("/truc-tiep/phan-1/#cap-nhat-1")
    telling.turn(world, blog, "close", now=NOON + timedelta(hours=1))
    outbox.drain(now=NOON + timedelta(hours=1))
    assert described(blog)["coverageEndTime"] == "2026-11-24T13:00:00+07:00"


def test_lists_say_what_is_live_and_stop_at_its_end(world: World, blog: Blog, reader: Reader) -> None:
    fronts = ("/", "/thoi-su/", "/tin-moi/")
    assert all("live-word" in reader.get(front).text for front in fronts)
    telling.turn(world, blog, "close")
    outbox.drain(now=NOON)
    assert not any("live-word" in reader.get(front).text for front in fronts)
    assert "Đã kết thúc" in page(blog)
    assert 'src="/assets/live.' not in page(blog)
    assert data(blog)["state"] == "closed"


def test_feeds_and_maps_follow_within_minutes(world: World, blog: Blog, reader: Reader) -> None:
    told(blog, "Nước lên.", by=world.tam, minutes=7)
    run_live.every_minute(now=NOON + timedelta(minutes=8))
    assert "<updated>2026-11-24T05:07:00+00:00</updated>" in reader.get("/atom/thoi-su.xml").text
    assert any("2026-11-24T12:07:00+07:00" in reader.get(each).text for each in reader.sitemap_parts())


def test_an_entry_freezes_its_own_pages_alone_and_asks_no_more_with_many(world: World, blog: Blog) -> None:
    told(blog, "Một.", "Hai.", by=world.tam)
    before = {path: path.stat().st_mtime_ns for path in files.root().rglob("*") if path.is_file()}
    telling.write(world.tam, blog, "Ba.", now=NOON + timedelta(minutes=3))
    with CaptureQueriesContext(connection) as few:
        run_live.after_entry(blog.pk, 3, now=NOON)
    changed = {
        path.relative_to(files.root()).as_posix()
        for path in files.root().rglob("*")
        if path.is_file() and path.suffix != ".gz" and before.get(path) != path.stat().st_mtime_ns
    }
    own = article(blog).path.strip("/")
    assert changed == {f"{own}/index.html", f"{own}/truc-tiep.json", f"{own}/truc-tiep/phan-1/index.html"}
    for number in range(4, 12):
        telling.write(world.tam, blog, f"Số {number}.", now=NOON)
    outbox.drain(now=NOON)
    telling.write(world.tam, blog, "Cuối.", now=NOON)
    with CaptureQueriesContext(connection) as many:
        run_live.after_entry(blog.pk, 12, now=NOON)
    assert len(many) <= len(few) <= 50


def test_the_data_is_small_and_not_sent_twice(world: World, blog: Blog, reader: Reader) -> None:
    told(blog, *(["Nước lên từng giờ."] * 25), by=world.tam)
    address = f"{article(blog).path}truc-tiep.json"
    answer = reader.get(address)
    assert answer.headers["Content-Type"] == "application/json; charset=utf-8"
    assert len(answer.body) < 12_000
    assert reader.get(address, if_none_match=answer.headers["ETag"]).status == 304


def test_a_photo_comes_with_its_words_and_leaves_with_its_entry(world: World, blog: Blog) -> None:
    entry = telling.write(world.tam, blog, "Ghe về bến.", photo_id=photo().pk, caption="Ghe đầu tiên")
    outbox.drain(now=NOON)
    names = list(PublicFile.objects.values_list("name", flat=True))
    assert names
    assert "Đua ghe ngo" in page(blog)
    assert "Thanh Bình" in page(blog)
    site.rebuild(now=NOON)
    assert set(PublicFile.objects.values_list("name", flat=True)) == set(names)
    operations.remove(by=world.tam, entry_id=entry.pk, reason="Chưa xin phép.", now=NOON)
    outbox.drain(now=NOON)
    assert not any((files.root() / "tu-lieu" / name).exists() for name in names)


@pytest.mark.usefixtures("stopped_clock")
def test_everything_is_made_again_from_rows(world: World, blog: Blog) -> None:
    told(blog, "Một.", "Hai.", by=world.tam)
    before = page(blog), data(blog), part(blog, 1)
    LiveUpdate.objects.all().delete()
    for file in article(blog).path, f"{article(blog).path}truc-tiep.json":
        files.remove(files.file_of(file))
    site.rebuild(now=NOON)
    assert (page(blog), data(blog), part(blog, 1)) == before


def test_a_withdrawn_article_takes_its_entries_along(world: World, blog: Blog, reader: Reader) -> None:
    told(blog, "Một.", by=world.tam)
    path, code = article(blog).path, road.code_of(world.hanh)
    newsroom.withdraw(by=world.hanh, output_id=blog.pk, reason="Sai", public_note="Đã gỡ.", code=code, now=NOON)
    outbox.drain(now=NOON)
    assert reader.get(path).status == 410
    for gone in ("truc-tiep.json", "truc-tiep/phan-1/"):
        assert reader.get(f"{path}{gone}").status == 404


def test_a_place_that_nobody_has_begun_shows_nothing(world: World) -> None:
    content = road.content()
    content.body.append({"type": "live", "value": {"title": "Diễn biến"}})
    output = road.save(world.binh, road.draft(world), content)
    newsroom.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    outbox.drain(now=NOON)
    blog = operations.begin(by=world.tam, output_id=output.pk, base_version=0, now=NOON)
    assert "Đang diễn ra" not in page(blog)
    telling.turn(world, blog, "open")
    outbox.drain(now=NOON)
    assert "Đang diễn ra" in page(blog)
