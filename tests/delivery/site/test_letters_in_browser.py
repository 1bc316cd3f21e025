"""A reader's words outlive a lost page, and files too large are told of before they are sent."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from hoitu.delivery.site.freezing import assets
from tests.browsing import PHONE
from tests.world import World


@pytest.mark.browser
def test_words_stay_in_the_tab_and_a_large_letter_is_told_before_it_is_sent(
    served_world: World,  # noqa: ARG001 - whose newsroom the letter is for
    live_server: LiveServer,
    public: Path,
    visit: Callable[..., Page],
) -> None:
    def from_the_folder(route: Route) -> None:
        route.fulfill(path=public / "assets" / route.request.url.rpartition("/")[2])

    assets.publish()
    page = visit(size=PHONE, touch=True)
    page.route("**/assets/**", from_the_folder)
    page.goto(f"{live_server.url}/gui-tin/")
    page.get_by_label("Chuyện gì").fill("Cầu sắp sập")
    page.locator("textarea").fill("Hai trụ nghiêng.")
    page.reload()
    expect(page.get_by_label("Chuyện gì")).to_have_value("Cầu sắp sập")
    expect(page.locator("textarea")).to_have_value("Hai trụ nghiêng.")

    one: FilePayload = {"name": "cau.jpg", "mimeType": "image/jpeg", "buffer": b"x"}
    told = page.locator("p.wrong[role=alert]")
    page.locator("input[type=file]").set_input_files([one] * 5)
    expect(told).to_be_visible()
    page.locator("form.letter button").click()
    assert page.url.endswith("/gui-tin/")
    page.locator("input[type=file]").set_input_files([one])
    expect(told).to_be_hidden()
