"""Writing as people do it, in a real browser: typing, autosave, no connection, two at once; desktop and phone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.production.newsroom import operations
from hoitu.production.newsroom.models import Output
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


def at_the_desk(visit: Visit, server: LiveServer, person: Person, output: Output, size: tuple[int, int]) -> Page:
    page = visit(size=size)
    let_in(page, browser_of(person), server.url)
    open_text(page, server, output)
    return page


def open_text(page: Page, server: LiveServer, output: Output) -> None:
    page.goto(server.url + address("write", output.pk))
    page.wait_for_selector("[data-writing][data-ready]")


def write(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Đoạn văn").last.click()
    page.keyboard.type(text)


def body_of(output: Output) -> list[str]:
    return [block["value"] for block in newest(output).body.raw_data]


def wait_until(page: Page, holds: Callable[[], bool], seconds: int = 30) -> None:
    """Wait for the autosave to have reached the database."""
    for _tenth in range(seconds * 10):
        if holds():
            return
        page.wait_for_timeout(100)
    raise AssertionError("the autosave did not come")


# A browser that dies does not say that it leaves; what a page sends when it leaves goes out even "offline" here.
DIES = "Object.defineProperty(document, 'visibilityState', { get: () => 'visible' })"


def newest(output: Output) -> Output:
    return Output.objects.get(pk=output.pk)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_text_is_written_and_saves_itself(
    served_world: World,
    output: Output,
    live_server: LiveServer,
    visit: Visit,
    complaints: list[str],
    strangers: list[str],
    size: tuple[int, int],
) -> None:
    page = at_the_desk(visit, live_server, served_world.binh, output, size)
    page.get_by_label("Tít", exact=True).fill("Lũ về sớm")
    write(page, "Sáng nay nước lên.")
    page.get_by_label("Sapo", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=20_000)
    expect(page.locator("[data-measure=headline_characters]")).to_have_text("9/120 ✓ còn 111")
    expect(page.locator("[data-measure=syllables]")).to_have_text("7")
    wait_until(page, lambda: body_of(output) == ["<p>Sáng nay nước lên.</p>"])
    assert newest(output).headline == "Lũ về sớm"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert (complaints, strangers) == ([], [])
    page.get_by_role("button", name="Nộp bài").click()
    page.get_by_role("button", name="Nộp bài").click()
    page.get_by_text("Đã nộp. Ban đã thấy bài.").wait_for()
    assert newest(output).state == "submitted"


def test_without_a_connection_the_text_stays_on_the_machine_and_is_sent_later(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    page = at_the_desk(visit, live_server, served_world.binh, output, DESKTOP)
    page.context.set_offline(True)
    page.get_by_label("Tít", exact=True).fill("Viết ngoài đồng")
    page.get_by_label("Sapo", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Mất kết nối", timeout=20_000)
    assert newest(output).version == 0
    page.context.set_offline(False)
    expect(page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=30_000)
    assert newest(output).headline == "Viết ngoài đồng"


def test_a_text_that_never_left_the_machine_is_offered_when_the_page_is_opened_again(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    page = at_the_desk(visit, live_server, served_world.binh, output, DESKTOP)
    page.context.set_offline(True)
    page.get_by_label("Tít", exact=True).fill("Còn trên máy")
    page.get_by_label("Sapo", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("Mất kết nối", timeout=20_000)
    page.evaluate(DIES)
    page.goto("about:blank")
    page.context.set_offline(False)
    open_text(page, live_server, output)
    page.get_by_text("Xem phần chữ đó").click()
    expect(page.locator("[data-kept-text]")).to_contain_text("Còn trên máy")
    page.get_by_role("button", name="Gửi ngay").click()
    page.get_by_text("Đã lưu lúc").first.wait_for()
    assert newest(output).headline == "Còn trên máy"


def test_signed_out_while_writing_the_text_is_kept_and_the_way_back_is_shown(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    page = at_the_desk(visit, live_server, served_world.binh, output, DESKTOP)
    page.context.clear_cookies()
    page.get_by_label("Tít", exact=True).fill("Hết phiên giữa chừng")
    page.get_by_label("Sapo", exact=True).click()
    expect(page.locator("[data-saved]")).to_contain_text("đã bị đăng xuất", timeout=20_000)
    expect(page.get_by_role("link", name="Đăng nhập lại")).to_be_visible()
    let_in(page, browser_of(served_world.binh), live_server.url)
    open_text(page.context.new_page(), live_server, output)
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_text("Đã lưu lúc").first.wait_for()
    assert newest(output).headline == "Hết phiên giữa chừng"


def test_two_tabs_at_once_both_texts_are_shown_and_none_is_lost(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    page = at_the_desk(visit, live_server, served_world.binh, output, DESKTOP)
    road.save(served_world.binh, output, road.content("Tít ở thẻ kia"), now=clock.now())
    page.get_by_label("Tít", exact=True).fill("Tít ở thẻ này")
    page.get_by_label("Sapo", exact=True).click()
    page.get_by_role("link", name="Xem cả hai bản").click()
    expect(page.locator("main")).to_contain_text("Tít ở thẻ này")
    expect(page.locator("main")).to_contain_text("Tít ở thẻ kia")
    page.get_by_role("link", name="Viết tiếp từ bản mới nhất").click()
    page.wait_for_selector("[data-writing][data-ready]")
    assert page.get_by_label("Tít", exact=True).input_value() == "Tít ở thẻ kia"
    expect(page.get_by_label("Bản phụ của bạn")).to_contain_text("Tít ở thẻ này")


def test_the_desk_and_its_lists_fit_a_phone(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit, complaints: list[str]
) -> None:
    operations.propose_idea(by=served_world.binh, unit_id=served_world.news_desk.pk, title="Mặn lên", now=clock.now())
    page = visit(size=PHONE)
    let_in(page, browser_of(served_world.tam), live_server.url)
    for screen in (*lists(), address("story", output.story_id), address("submission", output.pk)):
        page.goto(live_server.url + screen)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), screen
    assert complaints == []


def test_the_screens_are_sound_to_a_screen_reader(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit, axe: str
) -> None:
    page = at_the_desk(visit, live_server, served_world.tam, output, DESKTOP)
    page.wait_for_timeout(1500)  # the script names the writing areas once a second
    assert serious(page, axe) == []
    inside = ("versions", "difference", "approval_record", "submission", "spike", "output_plan")
    for screen in (*lists(), address("story", output.story_id), *(address(name, output.pk) for name in inside)):
        page.goto(live_server.url + screen)
        assert serious(page, axe) == [], screen


def lists() -> list[str]:
    names = ("idea_list", "story_list", "output_list", "idea_proposal", "story_opening")
    return ["/toa-soan/", *(address(name) for name in names)]
