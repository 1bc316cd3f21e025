"""Live blogs on screens: the quick form, what waits, turns, one entry, the rule, and what strangers get."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.audit.models import Entry as AuditEntry
from hoitu.production.liveblog.models import Blog, Entry, Rule
from hoitu.production.newsroom.models import Output
from tests.foundation.staff import signed_in
from tests.production.liveblog import telling
from tests.production.newsroom import road
from tests.world import World

SHELL = "/toa-soan"
NO_PHOTO = {"photo": "", "headline": "", "caption": "", "kind": "update"}


@pytest.fixture
def blog(world: World) -> Blog:
    return telling.opened(world)


def place(blog: Blog | Output) -> str:
    return f"{SHELL}/truc-tiep/bai/{blog.pk}/"


def sent(client: Client, blog: Blog, step: str, **fields: Any) -> str:
    return client.post(place(blog), {"step": step, **fields}, follow=True).content.decode()


def write(client: Client, blog: Blog, **fields: Any) -> Any:
    own = "01a22ec0-0000-7000-8000-000000000001"
    return client.post(place(blog), {"step": "write", "entry_id": own, **NO_PHOTO, **fields}, follow=True)


def test_a_text_becomes_a_live_blog_from_its_own_screen(world: World) -> None:
    output, binh = road.save(world.binh, road.draft(world)), signed_in(world.binh)
    assert place(output) in binh.get(f"{SHELL}/san-pham/{output.pk}/").content.decode()
    assert "Tường thuật trực tiếp kể từng diễn biến" in binh.get(place(output)).content.decode()
    answered = binh.post(place(output), {"step": "begin", "base_version": "1"}, follow=True).content.decode()
    assert "Hãy đăng bài, rồi mở tường thuật" in answered
    assert "Bài chưa đăng" in answered


def test_a_reporter_writes_and_an_editor_lets_it_through_with_one_tap(world: World, blog: Blog) -> None:
    answered = write(signed_in(world.binh), blog, text="Nước lên.").content.decode()
    assert "Diễn biến chờ biên tập viên" in answered
    entry, tam = Entry.objects.get(), signed_in(world.tam)
    for address in (f"{SHELL}/", f"{SHELL}/truc-tiep/"):
        page = tam.get(address).content.decode()
        assert "Nước lên." in page
        assert f"{place(blog)}#{entry.pk}" in page
    assert "Đã cho đăng" in sent(tam, blog, "publish", entry_id=entry.pk, base=1)
    assert Entry.objects.get().place == 1
    assert "Nước lên." not in tam.get(f"{SHELL}/").content.decode()


def test_what_is_refused_comes_back_with_every_word(world: World, blog: Blog) -> None:
    tam = signed_in(world.tam)
    answered = write(tam, blog, text=" ", headline=" ", caption="Chú thích còn đây")
    assert answered.status_code == 422
    page = answered.content.decode()
    assert "Hãy viết nội dung trước" in page
    assert "Chú thích còn đây" in page
    long = write(tam, blog, text="dài " * 1001, headline="Tít còn đây")
    assert (long.status_code, Entry.objects.count()) == (422, 0)
    assert "dài dài dài" in long.content.decode()


@pytest.mark.parametrize(
    "fields",
    [
        {"step": "write", "entry_id": "cow", "text": "a", **NO_PHOTO},
        {"step": "write", "text": "a", "photo": "<x>", "kind": "cow"},
        {"step": "publish", "entry_id": "cow", "base": "x"},
        {"step": "turn", "act": "explode", "reason": ""},
        {"step": "turn"},
        {"step": "mark", "entry_id": "01a22ec0-0000-7000-8000-000000000001", "what": "pin"},
        {"step": "cow"},
        {},
    ],
)
def test_forged_forms_get_an_answer_and_do_nothing(world: World, blog: Blog, fields: dict[str, str]) -> None:
    answered = signed_in(world.tam).post(place(blog), fields)
    assert answered.status_code in {200, 404, 422}
    assert (Entry.objects.count(), Blog.objects.get().state) == (0, "open")


def test_turns_are_buttons_and_a_second_beginning_asks_why(world: World, blog: Blog) -> None:
    tam = signed_in(world.tam)
    assert "tạm dừng" in sent(tam, blog, "turn", act="pause", reason="Nghỉ")
    assert "đã kết thúc" in sent(tam, blog, "turn", act="close", reason="")
    page = sent(tam, blog, "turn", act="open", reason="")
    assert "Hãy nêu lý do" in page
    assert "data-live-form" not in page
    assert "đang diễn ra" in sent(tam, blog, "turn", act="open", reason="Hiệp phụ")


def test_an_entrys_own_screen_corrects_returns_and_takes_off(world: World, blog: Blog) -> None:
    tam, entry = signed_in(world.tam), telling.write(world.binh, blog)
    address = f"{SHELL}/truc-tiep/{entry.pk}/"
    assert tam.post(address, {"step": "return", "base": "1", "reason": ""}).status_code == 422
    tam.post(address, {"step": "return", "base": "1", "reason": "Hỏi lại."})
    binh = signed_in(world.binh)
    assert "Hỏi lại." in binh.get(place(blog)).content.decode()
    assert "Bị trả lại cho tôi" in binh.get(f"{SHELL}/truc-tiep/").content.decode()
    binh.post(address, {"step": "correct", "base": "1", "text": "Đã hỏi.", **NO_PHOTO})
    stale = tam.post(address, {"step": "correct", "base": "1", "text": "Câu của tôi.", **NO_PHOTO})
    assert stale.status_code == 409
    assert "Câu của tôi." in stale.content.decode()
    sent(tam, blog, "publish", entry_id=entry.pk, base=2)
    tam.post(address, {"step": "remove", "reason": "Sai."})
    assert "Đã gỡ" in tam.get(address).content.decode()
    assert Entry.objects.get().state == "removed"


def test_who_only_looks_gets_no_buttons(world: World, blog: Blog) -> None:
    telling.write(world.tam, blog)
    page = signed_in(world.sarone).get(place(blog)).content.decode()
    assert telling.TEXT in page
    for step in ("write", "turn", "publish", "mark"):
        assert f'value="{step}"' not in page


def test_strangers_are_refused_and_recorded(world: World, blog: Blog) -> None:
    entry = telling.write(world.tam, blog)
    for who in (world.mai, world.vy):
        for address in (place(blog), f"{SHELL}/truc-tiep/{entry.pk}/"):
            assert signed_in(who).get(address).status_code == 403
    assert AuditEntry.objects.filter(action="liveblog.screen.open", outcome="refused").count() == 4
    assert signed_in(world.mai).post(place(blog), {"step": "turn", "act": "close"}).status_code == 403
    assert Blog.objects.get().state == "open"


def test_the_rule_is_seen_by_all_and_set_by_the_chief(world: World) -> None:
    address = f"{SHELL}/truc-tiep/quy-tac/"
    assert "Đặt quy tắc" not in signed_in(world.tam).get(address).content.decode()
    assert signed_in(world.tam).post(address, {"way": "author", "reason": "x"}).status_code == 403
    hanh = signed_in(world.hanh)
    assert hanh.post(address, {"way": "author", "reason": ""}).status_code == 422
    assert "có hiệu lực ngay" in hanh.post(address, {"way": "author", "reason": "Lũ."}, follow=True).content.decode()
    assert Rule.objects.get().way == "author"


def test_the_story_shows_its_live_blogs(world: World, blog: Blog) -> None:
    page = signed_in(world.tam).get(f"{SHELL}/tin-bai/{blog.output.story_id}/").content.decode()
    assert place(blog) in page
    assert "đang diễn ra" in page


def test_the_timeline_asks_no_more_for_many_entries(
    world: World, blog: Blog, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(25):
        telling.write(world.tam if number % 2 else world.binh, blog, f"Số {number}")
    tam = signed_in(world.tam)
    tam.get(place(blog))
    with django_assert_max_num_queries(12):
        tam.get(place(blog))
    assert "?p=2" in tam.get(place(blog)).content.decode()
