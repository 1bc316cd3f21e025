"""What is read most stands on fronts: beside the news, never instead of it, and only while it is there."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from hoitu.audience.analytics import operations as analytics
from hoitu.delivery.site import operations, rules
from hoitu.delivery.site.models import Article, MostRead
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from tests.conftest import Clock
from tests.delivery.site.contents import CULTURE, in_khmer, released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def news(world: World, stopped_clock: Clock) -> list[Any]:  # noqa: ARG001 - what happened at NOON is seen at NOON
    """Thirty releases, the oldest first."""
    contents = [released(world, f"Tin {number:02}") for number in range(30)]
    operations.place_archive(contents=contents)
    operations.refresh(now=NOON)
    return contents


def number_of(headline: str) -> int:
    return Article.objects.get(headline=headline).number


def count(at: datetime = NOON, **reads: int) -> None:
    """Count reads of articles: `Tin_03=5`."""
    told = {(number_of(name.replace("_", " ")), at.replace(minute=0)): times for name, times in reads.items()}
    analytics.add_reads(counts=told)


def block(reader: Reader, address: str = "/") -> list[str]:
    """The headlines under “Đọc nhiều” of a page."""
    _before, found, after = reader.get(address).text.partition('id="doc-nhieu"')
    part = after.partition("</section>")[0] if found else ""
    return [name for name in sorted(names(), key=part.find) if f">{name}</a>" in part]


def names() -> list[str]:
    return [f"Tin {number:02}" for number in range(30)]


@pytest.mark.usefixtures("news")
def test_the_home_page_shows_what_is_read_most_the_newer_first_of_two_read_as_often(reader: Reader) -> None:
    count(Tin_03=5, Tin_08=9, Tin_01=5, Tin_12=1)
    assert operations.refresh_most_read(now=NOON) == 1
    assert block(reader) == ["Tin 08", "Tin 03", "Tin 01", "Tin 12", "Tin 24"]  # the last one fills up
    assert block(reader, "/km/") == []


@pytest.mark.usefixtures("news")
def test_no_article_stands_twice_on_a_front(world: World, reader: Reader) -> None:
    operations.pin(by=world.lan, front="vi", number=number_of("Tin 05"), until=NOON + DAY, now=NOON)
    operations.set_most_read(by=world.lan, front="vi/thoi-su", hours=24, size=6, now=NOON)
    count(Tin_05=50, Tin_29=40, Tin_28=30, Tin_22=20, Tin_02=10)
    operations.refresh_most_read(now=NOON)
    outbox.drain(now=NOON)
    for address, wanted in (
        ("/", ["Tin 22", "Tin 02", "Tin 25", "Tin 24", "Tin 23"]),
        ("/thoi-su/", ["Tin 05", "Tin 22", "Tin 02", "Tin 26", "Tin 25", "Tin 24"]),
    ):
        assert block(reader, address) == wanted
        text = reader.get(address).text
        assert {text.count(f">{name}</a>") for name in wanted} == {1}


@pytest.mark.usefixtures("news")
def test_without_a_read_below_the_top_there_is_no_block(reader: Reader) -> None:
    assert operations.refresh_most_read(now=NOON) == 0
    count(Tin_29=50)
    assert operations.refresh_most_read(now=NOON) == 0
    assert block(reader) == []


def test_a_withdrawn_article_leaves_the_block_at_once(news: list[Any], reader: Reader) -> None:
    count(Tin_03=5, Tin_08=9)
    operations.refresh_most_read(now=NOON)
    operations.withdraw_article(output_id=news[8].output_id, public_note="", now=NOON)
    assert block(reader)[0] == "Tin 03"
    assert "Tin 08" not in block(reader)
    count(Tin_08=90)
    assert MostRead.objects.get(language="vi").ranking[0] == number_of("Tin 08")
    operations.refresh_most_read(now=NOON)
    assert "Tin 08" not in block(reader)


@pytest.mark.usefixtures("news")
def test_a_front_is_frozen_anew_only_where_its_readers_see_others(public: Path) -> None:
    count(Tin_03=5, Tin_08=9)
    operations.refresh_most_read(now=NOON)
    page = public / "index.html"
    before = page.stat().st_mtime_ns
    count(Tin_03=1, Tin_08=1, Tin_29=70)  # the same order; and the one at the top is not in the block
    assert operations.refresh_most_read(now=NOON + HOUR) == 0
    assert page.stat().st_mtime_ns == before
    count(Tin_03=70)
    assert operations.refresh_most_read(now=NOON + HOUR) == 1
    assert page.stat().st_mtime_ns > before


@pytest.mark.usefixtures("news")
def test_it_is_counted_again_every_quarter_of_an_hour_and_forgets_after_its_time(reader: Reader) -> None:
    outbox.run_sweeps(now=NOON)
    count(Tin_03=5)
    outbox.run_sweeps(now=NOON + timedelta(minutes=14))
    assert block(reader) == []
    outbox.run_sweeps(now=NOON + timedelta(minutes=15))
    assert block(reader)[0] == "Tin 03"
    outbox.run_sweeps(now=NOON + DAY + HOUR)
    assert block(reader) == []


@pytest.mark.usefixtures("news")
def test_a_section_counts_its_own_and_a_week_reaches_further_than_a_day(world: World, reader: Reader) -> None:
    elsewhere = released(world, "Hội làng", section=CULTURE)
    operations.freeze_release(content=elsewhere, now=NOON)
    count(NOON - 3 * DAY, Tin_03=9, Hội_làng=99)
    count(Tin_08=1)
    operations.set_most_read(by=world.lan, front="vi/thoi-su", hours=24, size=3, now=NOON)
    outbox.drain(now=NOON)
    assert block(reader, "/thoi-su/")[0] == "Tin 08"
    operations.set_most_read(by=world.tam, front="vi/thoi-su", hours=168, size=3, now=NOON)
    outbox.drain(now=NOON)
    assert block(reader, "/thoi-su/")[:2] == ["Tin 03", "Tin 08"]
    assert "Hội làng" not in reader.get("/thoi-su/").text
    operations.set_most_read(by=world.lan, front="vi/thoi-su", hours=0, size=3, now=NOON)
    outbox.drain(now=NOON)
    assert block(reader, "/thoi-su/") == []


def test_the_khmer_edition_has_its_own_in_khmer(world: World, reader: Reader) -> None:
    contents = [in_khmer(released(world), headline=f"អត្ថបទ {number}") for number in range(7)]
    for content in contents:
        operations.freeze_release(content=content, now=NOON)
    counts = {(Article.objects.get(output_id=contents[0].output_id).number, NOON.replace(minute=0)): 3}
    analytics.add_reads(counts=counts)
    operations.refresh_most_read(now=NOON)
    assert "អានច្រើន" in reader.get("/km/").text
    assert "Đọc nhiều" not in reader.get("/").text


@pytest.mark.usefixtures("news")
def test_who_edits_fronts_chooses_and_it_is_recorded(world: World) -> None:
    operations.set_most_read(by=world.lan, front="vi", hours=168, size=10, now=NOON)
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.target_id) == ("site.front.most_read", "vi")
    with pytest.raises(NotAllowed):
        operations.set_most_read(by=world.binh, front="vi", hours=24, size=5, now=NOON)
    for wrong in ({"hours": 25}, {"size": 2}, {"size": 11}, {"hours": -24}):
        given: dict[str, Any] = {"by": world.lan, "front": "vi", "hours": 24, "size": 5, "now": NOON}
        with pytest.raises(NotReady, match="từ ba đến mười"):
            operations.set_most_read(**given | wrong)
    with pytest.raises(NotFound):
        operations.set_most_read(by=world.lan, front="vi/khong-co", hours=24, size=5, now=NOON)
    assert MostRead.objects.get().size == 10


@pytest.mark.usefixtures("news")
def test_the_screen_says_how_often_each_was_read(world: World, django_assert_max_num_queries: Any) -> None:
    lan = Client()
    lan.force_login(world.lan, "hoitu.foundation.directory.backends.DirectoryBackend")
    home = reverse("fronts:front", kwargs={"front": "vi"})
    assert "Chưa có lượt đọc nào" in lan.get(home).content.decode()
    count(Tin_03=1, Tin_08=1234)
    operations.refresh_most_read(now=NOON)
    with django_assert_max_num_queries(13):
        text = lan.get(home).content.decode()
    assert "1234 lượt đọc" in text
    assert "bài mới, thêm cho đủ" in text

    address = reverse("fronts:most-read", kwargs={"front": "vi/thoi-su"})
    text = lan.post(address, {"hours": "168", "size": "7"}, follow=True).content.decode()
    assert "Đã lưu. Bạn đọc thấy trong vòng một phút." in text
    assert MostRead.objects.filter(section_code="thoi-su", hours=168, size=7, by=world.lan).exists()
    for wrong in ({}, {"hours": "x", "size": "7"}, {"hours": "24", "size": "9" * 30}):
        assert lan.post(address, wrong).status_code == 422
    assert (
        lan.post(reverse("fronts:most-read", kwargs={"front": "en"}), {"hours": "24", "size": "5"}).status_code == 404
    )
    lan.post(address, {"hours": "0", "size": "7"})
    front = lan.get(reverse("fronts:front", kwargs={"front": "vi/thoi-su"})).content.decode()
    assert "không hiện khung đọc nhiều" in front


@pytest.mark.usefixtures("news")
def test_a_front_asks_as_much_however_many_are_read(django_assert_max_num_queries: Any) -> None:
    read: dict[str, Any] = {f"Tin_{number:02}": number + 1 for number in range(28)}
    count(**read)
    outbox.run_sweeps(now=NOON)
    with django_assert_max_num_queries(12):
        assert operations.refresh_most_read(now=clock.now()) == 0


NUMBERS = st.lists(st.integers(1, 30), max_size=30, unique=True)


@given(ranking=NUMBERS, newest=NUMBERS, size=st.integers(3, 10))
def test_the_block_repeats_nothing_keeps_the_ranking_and_is_filled_from_the_newest(
    ranking: list[int], newest: list[int], size: int
) -> None:
    top = newest[:5]
    chosen = rules.most_read(ranking, newest, size, top)
    read = [number for number in ranking if number not in top]
    assert len(chosen) == len(set(chosen)) <= size
    assert not set(chosen) & set(top)
    assert chosen[: len(read)] == read[: len(chosen)]
    assert bool(chosen) is bool(read)
    if chosen and len(chosen) < size:
        assert {*ranking, *newest} <= {*chosen, *top}


def test_the_page_of_an_article_says_its_number_and_no_other_page_does(world: World, reader: Reader) -> None:
    path = operations.freeze_release(content=released(world, "Tin 03"), now=NOON)
    assert f'data-read="{number_of("Tin 03")}"' in reader.get(path or "").text
    assert "data-read" not in reader.get("/").text
