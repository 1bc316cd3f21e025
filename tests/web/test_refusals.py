"""A screen a role does not open: 403 in Vietnamese, and an entry in the audit, whoever made the screen."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from hoitu.foundation.audit.queries import Entry
from tests.foundation.staff import signed_in
from tests.world import World

NO = "Vai trò của bạn không mở được trang này"


def refusals() -> list[tuple[str, str]]:
    rows = Entry.objects.filter(outcome="refused", action="shell.screen.open").order_by("seq")
    return [(entry.actor_label, entry.detail["path"]) for entry in rows]


@pytest.mark.parametrize(
    "address",
    ["danh-ba/", "danh-ba/moi/", "viec-nen/", "nhat-ky/", "nhat-ky/tep-csv/", "giay-phep/new/"],
)
def test_a_screen_beyond_the_role_says_so_and_is_recorded(world: World, address: str) -> None:
    answer = signed_in(world.mai).get(f"/toa-soan/{address}")
    assert answer.status_code == 403
    assert NO in answer.content.decode()
    assert refusals() == [("Võ Thị Mai", f"/toa-soan/{address}")]


def test_a_script_is_told_in_its_own_way(world: World) -> None:
    answer = signed_in(world.mai).get("/toa-soan/danh-ba/", headers={"X-Requested-With": "XMLHttpRequest"})
    assert (answer.status_code, answer.json()["message"][: len(NO)]) == (403, NO)
    assert len(refusals()) == 1


def test_who_holds_no_role_today_is_told_and_not_led_in_circles(world: World) -> None:
    client = Client()
    client.force_login(world.binh)
    world.binh.memberships.all().delete()
    answer = client.get("/toa-soan/")
    assert answer.status_code == 403
    assert "chưa có vai trò nào" in answer.content.decode()
    assert reverse("account_logout") in answer.content.decode()
    assert refusals() == [("Nguyễn Văn Bình", "/toa-soan/")]


@pytest.mark.parametrize("headers", [{"X-Requested-With": "XMLHttpRequest"}, {"Accept": "application/json"}])
def test_a_page_left_open_past_its_session_is_told_to_sign_in(world: World, headers: dict[str, str]) -> None:
    client = Client()
    client.force_login(world.binh)
    client.logout()  # in another tab, or the session came to its end
    answer = client.post("/toa-soan/tu-vung/chuyen-muc/", {"name": "dở dang"}, headers=headers)
    assert answer.status_code == 401
    assert "vẫn còn trên trang này" in answer.json()["message"]
    assert answer.json()["login_url"] == reverse("account_login")
    assert refusals() == []


@pytest.mark.django_db
def test_a_stranger_is_led_to_the_door_and_leaves_no_entry() -> None:
    answer = Client().get("/toa-soan/danh-ba/")
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_login"))
    assert refusals() == []
