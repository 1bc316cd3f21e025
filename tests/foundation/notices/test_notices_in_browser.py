"""The bell, the list, the preferences and the log as people see them: sound for axe, no sideways scrolling."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.notices.models import Delivery, Notice
from hoitu.kernel import clock
from tests.browsing import DESKTOP, PHONE
from tests.foundation.notices.telling import FIRE, device, tell
from tests.foundation.staff import signed_in
from tests.foundation.test_screens_in_browser import let_in, serious
from tests.world import World

pytestmark = pytest.mark.browser
SHOTS = os.environ.get("HOITU_SHOTS", "")
PATHS = ("", "thong-bao/", "thong-bao/tuy-chon/", "thong-bao/nhat-ky-gui/")


def fill(world: World) -> None:
    """Notices of every sort for anh Bình: many, urgent, with facts, with long words."""
    now = clock.now()
    for number in range(12):
        tell(
            world.binh,
            subject=f"Bà con Long Đức gặt lúa hữu cơ sớm {number} ngày",
            matter=f"story/{number % 5}",
            now=now - timedelta(hours=number),
        )
    tell(
        world.binh,
        kind=FIRE,
        subject="Cháy rừng tràm ở Duyên Hải " + "Đ" * 40,
        now=now,
        Lý_do="Thiếu nguồn cho số liệu diện tích, xin hỏi lại Sở Nông nghiệp",
    )
    device(world.binh)
    Notice.objects.filter(subject__contains=" 3 ngày").update(read_at=now)
    last = Delivery.objects.order_by("-queued_at")[0]
    Delivery.objects.filter(pk=last.pk).update(state="failed", reason="550 5.1.1 không có hộp thư này", ended_at=now)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_screens_fit_and_are_sound(
    served_world: World,
    live_server: LiveServer,
    visit: Callable[..., Page],
    axe: str,
    complaints: list[str],
    size: tuple[int, int],
) -> None:
    fill(served_world)
    page = visit(size=size)
    let_in(page, signed_in(served_world.binh), live_server.url)
    for path in PATHS:
        page.goto(f"{live_server.url}/toa-soan/{path}")
        page.get_by_role("link", name="Thông báo: 6 chưa đọc").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        if SHOTS:
            page.screenshot(path=f"{SHOTS}/{path.replace('/', '_')}{size[0]}.png", full_page=True)
        assert serious(page, axe) == [], path
    assert complaints == []


def test_following_a_notice_reads_it_and_the_bell_counts_down(
    served_world: World, live_server: LiveServer, visit: Callable[..., Page], complaints: list[str]
) -> None:
    tell(served_world.binh, now=clock.now())
    page = visit()
    let_in(page, signed_in(served_world.binh), live_server.url)
    page.goto(f"{live_server.url}/toa-soan/thong-bao/")
    page.get_by_role("link", name="Thông báo: 1 chưa đọc").wait_for()
    page.get_by_role("link", name="Lúa đã chín").click()
    page.wait_for_url(f"{live_server.url}/toa-soan/")
    page.get_by_role("link", name="Thông báo: đã đọc hết").wait_for()
    assert Notice.objects.get().read_at is not None
    assert complaints == []


def test_a_browser_that_was_told_no_says_where_to_change_it(
    served_world: World, live_server: LiveServer, visit: Callable[..., Page]
) -> None:
    page = visit()
    let_in(page, signed_in(served_world.binh), live_server.url)
    page.goto(f"{live_server.url}/toa-soan/thong-bao/tuy-chon/")
    # Headless browsers answer the question with no.
    page.get_by_role("button", name="Hiện thông báo trên trình duyệt này").click()
    page.get_by_text("Bạn đã chặn thông báo của trang này").wait_for()


def test_the_worker_shows_what_is_pushed_and_is_kept_to_its_folder(
    served_world: World, live_server: LiveServer, visit: Callable[..., Page], complaints: list[str]
) -> None:
    page = visit()
    page.context.grant_permissions(["notifications"], origin=live_server.url)
    let_in(page, signed_in(served_world.binh), live_server.url)
    page.goto(f"{live_server.url}/toa-soan/thong-bao/tuy-chon/")
    scope = page.evaluate(
        """async () => {
            const worker = document.getElementById("this-browser").dataset.worker;
            const made = await navigator.serviceWorker.register(worker);
            return made.scope;
        }"""
    )
    assert scope == f"{live_server.url}/toa-soan/thong-bao/"
    assert complaints == []
