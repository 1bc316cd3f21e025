"""Every public page of the demo through axe-core in a browser, as the built-in server sends it: nothing serious."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browsing import DESKTOP, PHONE
from tests.demo_site import DemoSite

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PARTS = 4  # so that the processes of the suite share the work
GRAVE = {"serious", "critical"}
# What decides whether a page is sound does not hang on its pictures: they are not loaded, so that all pages are seen.
RUN = "axe.run(document, {resultTypes: ['violations'], iframes: false})"


def faults(page: Page, axe: str, address: str, statuses: set[int]) -> list[str]:
    """Return what axe finds grave on one page, with the first element it blames."""
    answer = page.goto(address, wait_until="domcontentloaded")
    assert answer is not None
    assert answer.status in statuses, address
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate(RUN)
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"] if each["impact"] in GRAVE]


def only_text(page: Page) -> Page:
    page.route("**/tu-lieu/*", lambda route: route.abort())
    return page


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_sound_on_a_desktop(
    demo_site: DemoSite, visit: Callable[..., Page], axe: str, part: int, strangers: list[str]
) -> None:
    page = only_text(visit(DESKTOP))
    wrong = {}
    for address in [*demo_site.pages(), *demo_site.pages_made_at_once()][part::PARTS]:
        wrong[address] = faults(page, axe, demo_site.url + address, {200, 410})
    assert {address: found for address, found in wrong.items() if found} == {}
    assert strangers == []


def test_a_page_of_every_kind_is_sound_and_fits_on_a_phone(
    demo_site: DemoSite, visit: Callable[..., Page], axe: str, complaints: list[str], strangers: list[str]
) -> None:
    page = visit(PHONE)
    for address in demo_site.one_of_each_kind():
        assert faults(page, axe, demo_site.url + address, {200}) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
    assert complaints == []
    assert strangers == []
