"""Search with and without accents, in Vietnamese and in Khmer, on the database at hand."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoitu.delivery.site import operations, queries
from hoitu.foundation.search import excerpts, words
from tests.delivery.site.contents import CULTURE, again, in_khmer, paragraph, released
from tests.world import NOON, World

TEXTS = {
    "Trà Vinh đón khách": "Một câu không liên quan.",
    "Bà con nông dân ra đồng": "Vụ mùa thắng lợi.",
    "Tin nhanh": "Cứu trợ đồng bào vùng lũ.",
    "Chợ nổi": "Người động bào chế thuốc, đóng bao bì.",
    "Cầu Ngang vào hội": "Đua ghe trên sông.",
    "Xâm nhập mặn đến sớm": "Bà con trữ nước.",
    "Khánh thành cầu": "Ông Hoà cắt băng.",
    "Thuý Kiều lên sân khấu": "Vở diễn mới.",
}


@pytest.fixture
def archive(world: World) -> World:
    for headline, text in TEXTS.items():
        body = [paragraph(f"<p>{text}</p>")]
        operations.freeze_release(content=released(world, headline, lead="", body=body, bylines=[]), now=NOON)
    return world


def found(asked: str, **more: object) -> list[str]:
    page = queries.search(asked, language=str(more.pop("language", "vi")), now=NOON, **more)  # type: ignore[arg-type]
    return [hit.card.headline for hit in page.hits]


@pytest.mark.usefixtures("archive")
def test_every_word_is_found_with_and_without_accents() -> None:
    asked = [
        ("tra vinh", "Trà Vinh đón khách"),
        ("Trà Vinh", "Trà Vinh đón khách"),
        ("nong dan", "Bà con nông dân ra đồng"),
        ("nông dân", "Bà con nông dân ra đồng"),
        ("NÔNG DÂN", "Bà con nông dân ra đồng"),
        ("no\u0302ng da\u0302n", "Bà con nông dân ra đồng"),
        ("dong bao", "Tin nhanh"),
        ("đồng bào", "Tin nhanh"),
        ("Dong", "Bà con nông dân ra đồng"),
        ("Cau Ngang", "Cầu Ngang vào hội"),
        ("xam nhap man", "Xâm nhập mặn đến sớm"),
        ("hòa", "Khánh thành cầu"),
        ("hoà", "Khánh thành cầu"),
        ("hoa cat bang", "Khánh thành cầu"),
        ("thúy kiều", "Thuý Kiều lên sân khấu"),
        ("thuy kieu", "Thuý Kiều lên sân khấu"),
    ]
    missed = [(words_, headline) for words_, headline in asked if headline not in found(words_)]
    assert missed == []


@pytest.mark.usefixtures("archive")
def test_accents_as_written_come_first() -> None:
    assert found("đồng bào") == ["Tin nhanh", "Chợ nổi"]
    assert set(found("dong bao")) == {"Tin nhanh", "Chợ nổi"}


def test_every_headline_is_found_both_ways(world: World, material: Path) -> None:
    lines = (material / "vietnam" / "headlines-vi.txt").read_text(encoding="utf-8").splitlines()
    sample = [line.strip() for line in lines if line.strip()][:90:2]
    for headline in sample:
        operations.place_all([released(world, headline[:200], lead="", body=[], bylines=[])], lambda *_: None)
    missed = []
    for headline in sample:
        part = " ".join(headline[:200].split()[:4])
        folded = " ".join(words.folded(part))
        missed += [asked for asked in (part, folded) if headline[:200] not in found(asked)]
    assert missed == []


def test_khmer_words_are_found_inside_a_sentence(world: World) -> None:
    operations.freeze_release(content=in_khmer(released(world)), now=NOON)

    assert len(found("ខ្មែរ", language="km")) == 1
    assert len(found("សារព័ត៌មាន", language="km")) == 1
    assert found("ខ្មែរ") == []


def test_filters_by_section_and_time(world: World) -> None:
    operations.freeze_release(content=released(world, "Lúa mới", section=CULTURE), now=NOON)
    month = NOON - timedelta(days=40)
    operations.freeze_release(content=released(world, "Lúa cũ", at=month), now=NOON)

    assert set(found("lúa")) == {"Lúa mới", "Lúa cũ"}
    assert found("lua", section="van-hoa") == ["Lúa mới"]
    assert found("lua", period="30") == ["Lúa mới"]
    assert set(found("lua", period="365")) == {"Lúa mới", "Lúa cũ"}
    assert found("lua", section="khong-co") == []


def test_the_newest_words_are_searched_and_the_withdrawn_never(world: World) -> None:
    first = released(world, "Bản đầu tiên")
    operations.freeze_release(content=first, now=NOON)
    operations.freeze_release(content=again(first, headline="Bản thứ hai"), now=NOON)
    assert found("bản đầu tiên") == []
    assert found("bản thứ hai") == ["Bản thứ hai"]

    operations.withdraw_article(output_id=first.output_id, public_note="", now=NOON)
    assert found("ban thu hai") == []


def test_answers_come_in_pages(world: World) -> None:
    for number in range(23):
        operations.place_all([released(world, f"Tin số {number}")], lambda *_: None)
    first = queries.search("tin so", language="vi", now=NOON)
    second = queries.search("tin so", language="vi", now=NOON, page=2)

    assert (len(first.hits), len(second.hits), first.total, first.pages) == (20, 3, 23, 2)
    assert len({hit.card.number for hit in first.hits + second.hits}) == 23


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=st.text(max_size=60))
@pytest.mark.usefixtures("archive")
def test_no_input_makes_it_fail(asked: str) -> None:
    queries.search(asked, language="vi", now=NOON)


@pytest.mark.usefixtures("archive")
def test_no_naughty_string_makes_it_fail(material: Path) -> None:
    for asked in json.loads((material / "examples" / "strings" / "blns.json").read_text(encoding="utf-8")):
        queries.search(asked, language="vi", now=NOON)


@pytest.mark.usefixtures("archive")
def test_operators_are_words() -> None:
    for asked in ('"', "AND", "a AND", "NOT nông", "headline_exact:nông", "nông*", "(", "-dân", "NEAR(a b)", "'; --"):
        found(asked)
    assert found("nông OR dân") == []


def test_matches_are_marked_and_the_rest_escaped() -> None:
    given_text = "<b>Bà con</b> đồng bào & người dân " + "chữ " * 100
    shown = excerpts.excerpt(given_text, ("dong", "bao"))

    assert "&lt;b&gt;Bà con&lt;/b&gt; <mark>đồng</mark> <mark>bào</mark> &amp; người" in shown
    assert shown.endswith(" …")
    assert len(shown) < 400
    assert excerpts.excerpt("bao đồng đồngx", ("dong",)) == "bao <mark>đồng</mark> đồngx"
    assert excerpts.excerpt("", ("x",)) == ""


@pytest.mark.usefixtures("archive")
def test_the_page_of_answers() -> None:
    client = Client()
    page = client.get("/tim-kiem/", {"q": "dong bao"}).content.decode()
    assert "<mark>đồng</mark> <mark>bào</mark>" in page
    assert "2 tin, bài" in page
    for asked, told in (("", "Gõ một hoặc nhiều từ"), ("!!!", "không có gì để tìm"), ("zzz", "Không tìm thấy gì cho")):
        assert told in client.get("/tim-kiem/", {"q": asked}).content.decode(), asked
    hostile = client.get("/tim-kiem/", {"q": '"><script>', "muc": "<x>", "trong": "-1", "trang": "9" * 40})
    assert hostile.status_code == 200
    assert "<script>" not in hostile.content.decode()


@pytest.mark.usefixtures("archive")
def test_a_broken_index_is_said_and_is_no_500() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE site_search RENAME TO site_search_away")
    reply = Client().get("/tim-kiem/", {"q": "nông dân"})
    assert reply.status_code == 503
    assert "tạm thời chưa trả lời được" in reply.content.decode()


@pytest.mark.usefixtures("archive")
def test_a_search_asks_a_bounded_number_of_queries(django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(10):  # type: ignore[operator]
        queries.search("dong bao", language="vi", now=NOON, period="7")
