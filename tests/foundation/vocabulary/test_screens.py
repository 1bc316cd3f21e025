"""The vocabulary on screen."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.vocabulary import operations, queries
from hoitu.foundation.vocabulary.models import Section, Topic
from hoitu.kernel.clock import local_date, now
from tests.foundation.staff import signed_in
from tests.world import NOON, World

HOME = "/toa-soan/tu-vung/"


@pytest.fixture
def keeper(world: World) -> Client:
    operations.plant(by=world.lan, now=NOON)
    return signed_in(world.lan)


@pytest.fixture
def reporter(world: World) -> Client:
    operations.plant(by=world.lan, now=NOON)
    return signed_in(world.binh)


def test_a_keeper_adds_renames_moves_and_closes_a_section(keeper: Client) -> None:
    added = keeper.post(f"{HOME}chuyen-muc/", {"code": "kieu-bao", "name": "Kiều bào", "name_km": ""}, follow=True)
    assert "Kiều bào" in added.content.decode()
    keeper.post(f"{HOME}chuyen-muc/kieu-bao/", {"name": "Người Việt xa xứ", "name_km": ""})
    today = local_date(now())  # screens go by the day it is
    before = [one.code for one in queries.sections_on(today)]
    keeper.post(f"{HOME}chuyen-muc/kieu-bao/thu-tu/", {"up": "1"})
    after = [one.code for one in queries.sections_on(today)]
    assert (before[-1], after[-2]) == ("kieu-bao", "kieu-bao")
    keeper.post(f"{HOME}chuyen-muc/kieu-bao/ket-thuc/", {"to_date": "2027-01-01"})
    section = Section.objects.get(code="kieu-bao")
    assert (section.name, section.to_date) == ("Người Việt xa xứ", date(2027, 1, 1))
    keeper.post(f"{HOME}chuyen-muc/kieu-bao/ket-thuc/", {"reopen": "1"})
    section.refresh_from_db()
    assert section.to_date is None


@pytest.mark.parametrize(
    "given",
    [
        {"code": "thoi-su", "name": "Trùng"},
        {"code": "Chữ hoa", "name": "Sai mã"},
        {"code": "", "name": ""},
        {"code": "a", "name": "x" * 200},
        {"code": "a", "name": "Ngày sai", "from_date": "9999-99-99"},
    ],
)
def test_a_no_keeps_what_was_typed(keeper: Client, given: dict[str, str]) -> None:
    answer = keeper.post(f"{HOME}chuyen-muc/", given)
    assert answer.status_code == 422
    assert "error" in answer.content.decode()
    if given["name"]:
        assert given["name"][:20] in answer.content.decode()


def test_a_section_cannot_close_before_it_began(keeper: Client) -> None:
    assert keeper.post(f"{HOME}chuyen-muc/khmer/ket-thuc/", {"to_date": "1999-01-01"}).status_code == 422
    assert keeper.post(f"{HOME}chuyen-muc/khmer/ket-thuc/", {"to_date": "hôm qua"}).status_code == 422


def test_others_read_and_their_forms_are_refused(reporter: Client) -> None:
    page = reporter.get(f"{HOME}chuyen-muc/")
    assert page.status_code == 200
    assert "thu-tu" not in page.content.decode()
    assert reporter.post(f"{HOME}chuyen-muc/", {"code": "moi", "name": "Mới"}).status_code == 403
    reporter.post(f"{HOME}chuyen-muc/khmer/thu-tu/", {"up": "1"})
    assert reporter.post(f"{HOME}chu-de/medtop:06000000/", {"name": "X"}).status_code == 403
    assert Topic.objects.get(code="medtop:06000000").name == "Môi trường"


def test_topics_are_found_and_labelled(keeper: Client) -> None:
    found = keeper.get(f"{HOME}chu-de/", {"q": "moi truong"}).context["page"]
    assert {"Môi trường", "Ô nhiễm môi trường"} <= {topic.name for topic in found}
    keeper.post(f"{HOME}chu-de/medtop:06000000/", {"name": "Môi trường sống", "name_km": "បរិស្ថាន"})
    assert Topic.objects.get(code="medtop:06000000").name == "Môi trường sống"
    assert keeper.post(f"{HOME}chu-de/medtop:06000000/", {"name": ""}).status_code == 422


def test_places_are_found_by_day(keeper: Client) -> None:
    old = keeper.get(f"{HOME}dia-danh/", {"q": "29242", "day": "2024-01-01"})
    assert "Phường 3" in old.content.decode()
    new = keeper.get(f"{HOME}dia-danh/", {"q": "29242"})
    assert "Phường Trà Vinh" in new.content.decode()
    place = queries.place_at("29308", date(2024, 1, 1))
    assert place is not None
    assert "Xã Cầu Kè" in keeper.get(f"{HOME}dia-danh/{place.pk}/").content.decode()


def test_a_keeper_ties_an_old_district_to_what_it_became(keeper: Client, world: World) -> None:
    district = queries.place_at("845", date(2024, 1, 1))
    assert district is not None
    address = f"{HOME}dia-danh/{district.pk}/"
    given = {"code": "29308", "on_date": "2025-07-01", "source": "Nghị quyết 1687", "verified": "on"}
    assert keeper.post(address, {**given, "code": "1"}).status_code == 404
    assert keeper.post(address, {**given, "on_date": "2024-01-01"}).status_code == 422
    assert keeper.post(address, given).status_code == 302
    (successor,) = queries.place_now(district, NOON.date())
    assert (successor.place.name, successor.verified) == ("Xã Cầu Kè", True)
    assert signed_in(world.binh).post(address, given).status_code == 403


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_nobody_means_is_refused_for_sections(keeper: Client, day: str) -> None:
    answer = keeper.post(f"{HOME}chuyen-muc/", {"code": "moi", "name": "Mới", "from_date": day})
    assert answer.status_code == 422
    assert "kiểm tra lại năm" in answer.content.decode()
    assert queries.section("moi") is None
    assert keeper.post(f"{HOME}chuyen-muc/khmer/ket-thuc/", {"to_date": day}).status_code == 422


@pytest.mark.parametrize("address", ["chuyen-muc/khong-co/", "chu-de/medtop:1/", "dia-danh/999999/"])
def test_what_is_not_there_is_not_found(keeper: Client, address: str) -> None:
    assert keeper.get(HOME + address).status_code == 404


@pytest.mark.parametrize(
    "query", ["q=%00", "q=' OR 1", "p=-1", "p=abc", "q=" + "x" * 5000, "day=0000-00-00", "day=%F0"]
)
def test_odd_addresses_are_answered(keeper: Client, query: str) -> None:
    for screen in ("chu-de/", "dia-danh/", "chuyen-muc/"):
        assert keeper.get(f"{HOME}{screen}?{query}").status_code in {200, 400, 422}


def test_long_lists_ask_no_more_queries_than_short_ones(
    keeper: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for screen in ("chu-de/", "dia-danh/"):
        keeper.get(HOME + screen)
        with CaptureQueriesContext(connection) as asked:
            assert not keeper.get(f"{HOME}{screen}?q=khong-co-gi").context["page"].object_list
        with django_assert_max_num_queries(len(asked) + 1):
            assert len(keeper.get(HOME + screen).context["page"].object_list) > 10


def test_the_menu_offers_it_to_its_keepers(world: World, keeper: Client) -> None:
    assert HOME in keeper.get(f"{HOME}chuyen-muc/").content.decode().replace("\\u002D", "-")
    assert "tu-vung/chu-de" not in signed_in(world.binh).get("/toa-soan/tu-vung/dia-danh/").content.decode()
