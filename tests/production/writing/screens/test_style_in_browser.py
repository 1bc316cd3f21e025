"""The house style beside the text in a real browser: found after a save, put in by one tap, left by another."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer

from hoitu.kernel import clock
from hoitu.production.newsroom.models import Output
from hoitu.production.writing.models import StyleAnswer
from tests.browsing import DESKTOP, PHONE
from tests.foundation.test_screens_in_browser import serious
from tests.production.newsroom import road
from tests.production.writing.screens.test_take_over_in_browser import Visit, at_the_text
from tests.world import World

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_what_is_typed_is_looked_through_once_saved_and_mended_by_one_tap(
    served_world: World, live_server: LiveServer, visit: Visit, axe: str, complaints: list[str], size: tuple[int, int]
) -> None:
    output = road.save(served_world.binh, road.draft(served_world, now=clock.now()), now=clock.now())
    page = at_the_text(visit, live_server, served_world.binh, output, size)
    page.wait_for_selector("[data-writing][data-ready]")
    page.get_by_label("Tít", exact=True).fill("Hoà bình ở một nghành nghề")
    page.get_by_label("Tít", exact=True).blur()
    page.locator("[data-drawer=style] > summary").click()
    drawer = page.locator("[data-drawer=style]")
    expect(drawer.locator(".wr-find")).to_have_count(2)
    assert serious(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    drawer.locator(".wr-find", has_text="Dấu thanh").get_by_role("button", name="Giữ nguyên chữ cũ").click()
    expect(drawer.locator(".wr-find")).to_have_count(1)
    with page.expect_navigation():
        drawer.get_by_role("button", name="Đưa vào bài").click()
    page.wait_for_selector("[data-writing][data-ready]")
    expect(page.get_by_label("Tít", exact=True)).to_have_value("Hoà bình ở một ngành nghề")
    assert Output.objects.get(pk=output.pk).headline == "Hoà bình ở một ngành nghề"
    assert set(StyleAnswer.objects.values_list("rule", "answer")) == {("tone", "left"), ("spelling", "put_in")}
    assert complaints == []
