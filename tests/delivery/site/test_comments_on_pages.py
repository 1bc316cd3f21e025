"""Comments on the public pages: the small form, the whole form, what is frozen when, and what an article weighs."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client

from hoitu.audience.readers import operations as readers
from hoitu.audience.readers import queries as reading
from hoitu.audience.readers.models import Comment
from hoitu.delivery.site import operations
from hoitu.delivery.site.freezing import files
from hoitu.delivery.site.freezing.comments import about
from hoitu.delivery.site.models import Article
from hoitu.foundation.outbox import operations as outbox
from tests.audience.readers.letters import comment
from tests.conftest import Clock
from tests.delivery.site.contents import in_khmer, released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

CONSENT = {"dong_y": "on"}


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def article(world: World) -> Article:
    operations.freeze_release(content=released(world), now=NOON)
    return Article.objects.get()


def token_in(page: str) -> str:
    return unescape(re.findall(r'name="phieu" value="([^"]+)"', page)[0])


def write(client: Client, clock: Clock, article: Article, **fields: str) -> int:
    """Fill in the small form below the article, then the whole one; return the status of its answer."""
    form = re.findall(r'action="([^"]*viet-binh-luan/[^"]*)"', page_of(article))[0]
    page = client.post(form, {"loi": fields["loi"]}).content.decode()
    assert fields["loi"] in unescape(page)
    clock.advance(seconds=30)
    return client.post(form, {**CONSENT, **fields, "phieu": token_in(page)}).status_code


def page_of(article: Article) -> str:
    return files.file_of(article.path).read_text(encoding="utf-8")


def show_all(world: World) -> None:
    waiting = list(Comment.objects.filter(state="waiting").values_list("pk", flat=True))
    readers.approve(by=world.tam, comment_ids=waiting, now=NOON)
    outbox.drain(now=NOON + timedelta(minutes=1))


def test_a_comment_goes_from_the_page_through_the_queue_onto_the_page(
    world: World, article: Article, reader: Reader, client: Client, stopped_clock: Clock
) -> None:
    page = reader.get(article.path).text
    assert "Không cần tài khoản" in page
    assert "23/12/2026" in page
    assert write(client, stopped_clock, article, loi="Mừng cho bà con <b>Cầu Ngang</b>.", ten="Cô Út") == 303
    assert "Cầu Ngang&lt;/b&gt;" not in reader.get(article.path).text
    show_all(world)
    page = reader.get(article.path).text
    assert "Mừng cho bà con &lt;b&gt;Cầu Ngang&lt;/b&gt;." in page
    assert "Ý kiến bạn đọc (1)" in page
    everything = reader.get(f"{article.path}binh-luan/")
    assert everything.status == 200
    assert "Cô Út" in everything.text
    assert len(page.encode()) < 60_000

    made = Comment.objects.get()
    readers.reply(by=world.tam, comment_id=made.pk, text="Cảm ơn cô.", now=NOON)
    outbox.drain(now=NOON + timedelta(minutes=2))
    assert "Cảm ơn cô." in reader.get(article.path).text
    readers.withdraw(by=world.tam, comment_id=made.pk, reason="Theo yêu cầu.", now=NOON)
    outbox.drain(now=NOON + timedelta(minutes=3))
    assert "Cô Út" not in reader.get(article.path).text
    assert reader.get(f"{article.path}binh-luan/").status == 404


def test_what_is_missing_is_said_and_nothing_is_lost(article: Article, client: Client, stopped_clock: Clock) -> None:
    form = f"/viet-binh-luan/{article.number}/"
    page = client.get(form).content.decode()
    at_once = client.post(form, {**CONSENT, "loi": "Nhanh quá", "phieu": token_in(page)})
    assert (at_once.status_code, "Bạn gửi nhanh quá" in at_once.content.decode()) == (422, True)
    stopped_clock.advance(seconds=30)
    answer = client.post(form, {"loi": "Quên đồng ý", "phieu": token_in(page)})
    assert (answer.status_code, "Quên đồng ý" in answer.content.decode()) == (422, True)
    assert "Hãy đánh dấu nếu bạn đồng ý" in answer.content.decode()
    forged = client.post(form, {**CONSENT, "loi": "Chữ của tôi", "phieu": "giả"})
    assert (forged.status_code, "Chữ của tôi" in forged.content.decode()) == (422, True)
    trapped = client.post(form, {**CONSENT, "loi": "Máy", "phieu": token_in(page), "trang_web": "x"})
    assert trapped.status_code == 204
    assert not Comment.objects.exists()
    assert "no-store" in answer["Cache-Control"]
    assert client.get("/viet-binh-luan/999/").status_code == 404


def test_an_address_that_sends_too_much_waits(article: Article, client: Client, stopped_clock: Clock) -> None:
    told = [write(client, stopped_clock, article, loi=f"Ý kiến {n}") for n in range(6)]
    assert told == [303] * 5 + [429]
    assert Comment.objects.count() == 5


def test_a_closed_article_says_so_and_gives_the_words_back(
    world: World, article: Article, reader: Reader, client: Client, stopped_clock: Clock
) -> None:
    write(client, stopped_clock, article, loi="Ý đầu tiên")
    readers.close_article(by=world.tam, output_id=article.output_id, reason="Lạc đề.", now=NOON)
    show_all(world)
    page = reader.get(article.path).text
    assert "Tòa soạn không nhận thêm bình luận" in page
    assert "<textarea" not in page
    answer = client.post(f"/viet-binh-luan/{article.number}/", {"loi": "Viết sẵn rồi"})
    assert (answer.status_code, "Viết sẵn rồi" in answer.content.decode()) == (409, True)


def test_the_small_form_goes_when_a_section_closes(world: World, article: Article, reader: Reader) -> None:
    readers.close_section(
        by=world.lan, agency_id=world.newspaper.pk, language="vi", section_code="thoi-su", reason="Kỳ họp.", now=NOON
    )
    outbox.drain(now=NOON)
    assert "<textarea" not in reader.get(article.path).text


def test_many_long_comments_leave_the_article_light_and_have_pages_of_their_own(
    world: World, article: Article, reader: Reader
) -> None:
    for n in range(55):
        comment(world, f"Số {n:02d} " + "ក្រុម lời dài " * 100, about=about(article), now=NOON + timedelta(seconds=n))
    show_all(world)
    page = reader.get(article.path)
    assert len(page.text.encode()) < 60_000
    assert page.text.count('class="said"') == 5
    assert "Số 54" in page.text
    newest, oldest = reader.get(f"{article.path}binh-luan/").text, reader.get(f"{article.path}binh-luan/trang-1/").text
    assert newest.index("Số 54") < newest.index("Số 50")
    assert 'href="' + f'{article.path}binh-luan/trang-1/"' in newest
    assert "Số 00" in oldest


@pytest.mark.usefixtures("stopped_clock")
def test_a_khmer_article_asks_in_khmer(world: World, reader: Reader, client: Client) -> None:
    operations.freeze_release(content=in_khmer(released(world)), now=NOON)
    article = Article.objects.get()
    assert "មិនត្រូវការគណនីទេ" in reader.get(article.path).text.replace("\u200b", "")
    page = client.get(f"/km/viet-binh-luan/{article.number}/").content.decode()
    assert "ផ្ញើមតិ" in page


def test_a_reader_reports_a_comment(
    world: World, article: Article, client: Client, stopped_clock: Clock, reader: Reader
) -> None:
    write(client, stopped_clock, article, loi="Lời không hay")
    show_all(world)
    form = re.findall(r'href="(/bao-cao-binh-luan/[^"]+)"', reader.get(article.path).text)[0]
    page = client.get(form).content.decode()
    stopped_clock.advance(seconds=9)
    assert client.post(form, {"ly_do": "", "phieu": token_in(page)}).status_code == 422
    assert client.post(form, {"ly_do": "Xúc phạm.", "phieu": token_in(page)}).status_code == 303
    assert reading.waiting_for(world.tam, stopped_clock.now()) == (0, 1)
    assert client.get(form.replace(form.split("/")[2], "0198a6c0-0000-7000-8000-000000000009")).status_code == 404


def test_a_withdrawn_article_takes_its_comments_along(
    world: World, article: Article, reader: Reader, client: Client, stopped_clock: Clock
) -> None:
    write(client, stopped_clock, article, loi="Ý kiến")
    show_all(world)
    operations.withdraw_article(output_id=article.output_id, public_note="Gỡ.", now=NOON)
    assert reader.get(f"{article.path}binh-luan/").status == 404
    assert client.get(f"/viet-binh-luan/{article.number}/").status_code == 404
