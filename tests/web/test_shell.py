"""The staff shell in a real browser: our name, our menu, Vietnamese, on a phone, and nothing asked of strangers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.directory import operations as directory
from tests.browsing import DESKTOP, PHONE
from tests.world import NOON, PASSWORD, World

pytestmark = pytest.mark.browser
# Words of Wagtail's English that must not be left anywhere in the shell.
ENGLISH = re.compile(
    r"\b(Pages?|Images?|Documents?|Settings|Reports|Help|Search|Dashboard|Account|Add|Edit|Delete|Upload|Save|Title|"
    r"Filter|Show|Sort|Newest|Welcome|Choose|Skip|Toggle|Menu|Log out|Collection|Tags?|Usage|History)\b"
)


def sign_in(page: Page, server: LiveServer, username: str) -> None:
    page.goto(f"{server.url}/toa-soan/")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(f"{server.url}/toa-soan/")


def menu(page: Page) -> dict[str, str]:
    """Return the addresses of the menu by label."""
    page.wait_for_selector("#wagtail-sidebar a", state="attached")
    links = page.eval_on_selector_all(
        "#wagtail-sidebar a", "all => all.map(a => [a.textContent.trim(), a.getAttribute('href')])"
    )
    return {label: href for label, href in links if label and href.startswith("/toa-soan/")}


@pytest.fixture
def reporter(
    served_world: World,  # noqa: ARG001 - she is one of its people
    live_server: LiveServer,
    visit: Callable[..., Page],
) -> Callable[..., Page]:
    directory.sync_everybody(NOON)

    def opened(size: tuple[int, int] = DESKTOP) -> Page:
        page = visit(size)
        sign_in(page, live_server, "sarone")
        return page

    return opened


def test_the_front_page_is_the_desk(reporter: Callable[..., Page]) -> None:
    page = reporter()
    assert page.title() == "Bàn làm việc - Hội Tụ"
    labels = set(menu(page))
    assert "Bàn làm việc" in labels
    assert not labels & {"Pages", "Trang", "Reports", "Báo cáo", "Settings", "Cài đặt", "Help", "Trợ giúp"}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_of_the_menu_is_ours_alone(
    reporter: Callable[..., Page],
    live_server: LiveServer,
    strangers: list[str],
    complaints: list[str],
    size: tuple[int, int],
) -> None:
    page = reporter(size)
    for label, address in menu(page).items():
        answer = page.goto(live_server.url + address, wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, label
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], f"{label} is wider than the screen"
        assert ENGLISH.findall(page.inner_text("body")) == [], label
    assert strangers == []
    assert complaints == []
