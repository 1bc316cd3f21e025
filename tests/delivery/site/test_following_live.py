"""A reader has a live blog open: new entries wait behind a button, corrections come in place, the end ends it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from hoitu.delivery.site.models import Article
from hoitu.foundation.outbox import operations as outbox
from tests.delivery.site.line import Line
from tests.production.liveblog import telling
from tests.world import NOON, World


def look_again(page: Page) -> None:
    """As when the reader comes back to the tab: it asks at once."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def freeze() -> None:
    outbox.drain(now=NOON + timedelta(hours=1))


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_reader_follows_without_a_jump(world: World, line: Line, visit: Callable[..., Page]) -> None:
    blog = telling.opened(world)
    first = telling.write(world.tam, blog, "Nước lên.")
    freeze()
    page = visit()
    page.goto(line.url + Article.objects.get().path)
    button = page.locator("[data-live-new]")
    expect(button).to_be_hidden()
    telling.write(world.tam, blog, "Nước rút.")
    telling.correct(world.tam, first, "Nước lên chậm.")
    freeze()
    look_again(page)
    expect(button).to_have_text("1 cập nhật mới")
    expect(page.locator("#cap-nhat-1")).to_contain_text("Nước lên chậm.")
    expect(page.locator("#cap-nhat-2")).to_have_count(0)
    button.click()
    expect(page.locator("[data-live-list] > li").first).to_contain_text("Nước rút.")
    expect(page.locator("#cap-nhat-2")).to_be_focused()
    telling.turn(world, blog, "close")
    freeze()
    look_again(page)
    expect(page.locator("[data-live-label]")).to_have_text("Đã kết thúc")
