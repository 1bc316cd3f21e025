"""The page of an article tells that it was read: once, after five seconds in view, and nothing of who reads."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request

from hoitu.delivery.site import operations
from tests.delivery.site.contents import released
from tests.delivery.site.line import Line
from tests.world import NOON, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def article(world: World, line: Line) -> str:
    """The address of an article that readers can open."""
    path = operations.freeze_release(content=released(world), now=NOON)
    return f"{line.url}{path}"


def told(page: Page) -> list[Request]:
    """What goes out to the counting, from now on."""
    found: list[Request] = []
    page.on("request", lambda request: found.append(request) if request.url.endswith("/t/e") else None)
    return found


def test_one_read_after_five_seconds_without_a_cookie(visit: Callable[..., Page], article: str, line: Line) -> None:
    page = visit()
    page.context.add_cookies([{"name": "sessionid", "value": "secret", "url": line.url}])
    sent = told(page)
    page.clock.install()
    page.goto(article)
    page.clock.run_for(4_000)
    assert sent == []
    with page.expect_request("**/t/e") as asked:
        page.clock.run_for(20_000)
    assert len(sent) == 1
    number = int(article.rstrip("/").rpartition("-")[2])
    assert json.loads(asked.value.post_data or "") == {"kind": "read", "article": number}
    assert "cookie" not in asked.value.all_headers()


@pytest.mark.parametrize("wish", ["globalPrivacyControl: { value: true }", "doNotTrack: { value: '1' }"])
def test_who_does_not_want_to_be_counted_tells_nothing(visit: Callable[..., Page], article: str, wish: str) -> None:
    page = visit()
    page.context.add_init_script(f"Object.defineProperties(navigator, {{ {wish} }})")
    sent = told(page)
    page.clock.install()
    page.goto(article)
    page.clock.run_for(20_000)
    page.wait_for_timeout(100)
    assert sent == []
