"""Notes beside the text in a real browser: words marked, a colleague named, a suggestion put in while writing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output
from hoitu.production.writing import operations
from hoitu.production.writing.models import Mention, Note
from hoitu.production.writing.operations import Anchor
from tests.browsing import DESKTOP, PHONE
from tests.foundation.test_screens_in_browser import serious
from tests.production.newsroom import road
from tests.production.writing.screens.test_take_over_in_browser import Visit, at_the_text
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.fixture
def output(served_world: World) -> Output:
    return road.save(served_world.binh, road.draft(served_world, now=clock.now()), now=clock.now())


def drawer(page: Page) -> None:
    page.locator("[data-drawer=notes] > summary").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_words_are_marked_a_colleague_is_named_and_the_note_comes_without_leaving_the_page(
    served_world: World,
    output: Output,
    live_server: LiveServer,
    visit: Visit,
    axe: str,
    complaints: list[str],
    size: tuple[int, int],
) -> None:
    page = at_the_text(visit, live_server, served_world.binh, output, size)
    page.wait_for_selector("[data-writing][data-ready]")
    page.get_by_label("Tít", exact=True).fill("Chưa lưu mà vẫn còn")
    page.get_by_label("Sapo", exact=True).select_text()
    drawer(page)
    expect(page.get_by_label("Về những chữ")).to_have_value("Bà con gặt sớm một tuần.")
    text = page.get_by_label("Ghi chú", exact=True).last
    text.press_sequentially("Hỏi lại @la")
    page.get_by_role("option", name="Trần Thị Lan").wait_for()
    text.press("Enter")
    page.get_by_role("button", name="Gửi ghi chú").click()
    expect(page.locator(".wr-note")).to_contain_text("Hỏi lại @Trần Thị Lan")
    assert serious(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    made = Note.objects.get()
    assert (made.place, made.quote) == ("lead", "Bà con gặt sớm một tuần.")
    assert Mention.objects.get().person == served_world.lan
    assert page.get_by_label("Tít", exact=True).input_value() == "Chưa lưu mà vẫn còn"
    assert complaints == []


def test_a_suggestion_is_put_in_on_top_of_what_was_just_typed(
    served_world: World, output: Output, live_server: LiveServer, visit: Visit
) -> None:
    paragraph = Output.objects.get(pk=output.pk).body.raw_data[0]["id"]
    anchor = Anchor(paragraph, "lúa hữu cơ")
    operations.suggest(by=served_world.tam, output_id=output.pk, anchor=anchor, new="lúa sạch", now=clock.now())
    page = at_the_text(visit, live_server, served_world.binh, output, DESKTOP)
    page.wait_for_selector("[data-writing][data-ready]")
    page.get_by_label("Tít", exact=True).fill("Gõ ngay trước khi nhận")
    drawer(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Đưa vào bài").click()
    page.get_by_text("Đã đưa chữ được đề nghị vào bài.").wait_for()
    newest = Output.objects.get(pk=output.pk)
    assert newest.headline == "Gõ ngay trước khi nhận"
    assert "thu hoạch lúa sạch" in newest.body.raw_data[0]["value"]
