"""Two people at one text, each in a browser: one writes, the other takes over, and nothing of the first is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output, SideDraft
from hoitu.production.writing.models import WritingLock
from tests.browsing import DESKTOP, PHONE
from tests.foundation.test_screens_in_browser import let_in, serious
from tests.production.newsroom import road
from tests.production.newsroom.screens.browsers import address, browser_of
from tests.world import World

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]


@pytest.fixture
def output(served_world: World) -> Output:
    return road.draft(served_world, now=clock.now())


def at_the_text(visit: Visit, server: LiveServer, person: Person, output: Output, size: tuple[int, int]) -> Page:
    page = visit(size=size)
    let_in(page, browser_of(person), server.url)
    with page.expect_response("**/co-mat/"):
        page.goto(server.url + address("write", output.pk))
    return page


def speak(page: Page) -> None:
    """Let the page give its next sign of life now."""
    with page.expect_response("**/co-mat/"):
        page.evaluate("window.dispatchEvent(new Event('online'))")


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_take_over_tells_the_other_and_keeps_what_they_had_not_saved(
    served_world: World,
    output: Output,
    live_server: LiveServer,
    visit: Visit,
    complaints: list[str],
    strangers: list[str],
    axe: str,
    size: tuple[int, int],
) -> None:
    binh = at_the_text(visit, live_server, served_world.binh, output, size)
    binh.wait_for_selector("[data-writing][data-ready]")
    tam = at_the_text(visit, live_server, served_world.tam, output, size)
    expect(tam.locator("[data-held]")).to_contain_text("Nguyễn Văn Bình đang viết từ")
    expect(tam.locator("[data-writing]")).to_have_count(0)
    assert serious(tam, axe) == []
    binh.get_by_label("Tít", exact=True).fill("Bình chưa kịp lưu")

    tam.get_by_role("link", name="Nhận quyền viết…").click()
    tam.get_by_role("button", name="Nhận quyền viết").click()
    tam.wait_for_selector("[data-writing][data-ready]")

    speak(binh)
    expect(binh.locator("[data-held]")).to_contain_text("Lê Minh Tâm đã nhận quyền viết lúc")
    assert binh.locator(".nr-writing__text").evaluate("text => text.inert")
    expect(binh.locator("[data-saved-action]")).to_be_visible(timeout=20_000)
    assert SideDraft.objects.get().content["headline"] == "Bình chưa kịp lưu"
    assert serious(binh, axe) == []
    for page in (binh, tam):
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    tam.get_by_label("Tít", exact=True).fill("Tâm viết tiếp")
    tam.get_by_label("Sapo", exact=True).click()
    expect(tam.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=20_000)
    assert Output.objects.get(pk=output.pk).headline == "Tâm viết tiếp"
    assert strangers == []
    assert [said for said in complaints if "409" not in said] == []


def test_who_closes_the_page_lets_the_text_go_and_the_reader_is_told(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    binh = at_the_text(visit, live_server, served_world.binh, output, DESKTOP)
    tam = at_the_text(visit, live_server, served_world.tam, output, DESKTOP)
    binh.goto("about:blank")
    for _tenth in range(50):
        if not WritingLock.objects.filter(ended_at=None).exists():
            break
        tam.wait_for_timeout(100)
    speak(tam)
    expect(tam.locator("[data-held]")).to_contain_text("Bây giờ không ai đang viết bài này")
    tam.get_by_role("link", name="Mở bản mới nhất").click()
    tam.wait_for_selector("[data-writing][data-ready]")


def test_two_tabs_of_one_person_are_told_apart(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    first = at_the_text(visit, live_server, served_world.binh, output, DESKTOP)
    second = first.context.new_page()
    with second.expect_response("**/co-mat/"):
        second.goto(live_server.url + address("write", output.pk))
    expect(second.locator("[data-other-tab]")).to_contain_text("ở một thẻ khác")
    assert WritingLock.objects.get().holder == served_world.binh
