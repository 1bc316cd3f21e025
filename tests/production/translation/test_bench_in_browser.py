"""The translator's screens in a real browser: Khmer that can be read and typed, on a desktop and on a phone."""

from __future__ import annotations

import os
import pathlib
import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.directory.models import Person
from hoitu.kernel import clock
from hoitu.kernel.khmer import ZERO_WIDTH_SPACE
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom import queries as newsroom_queries
from hoitu.production.newsroom.models import Output
from hoitu.production.translation import operations
from hoitu.production.translation.models import Pair
from tests.browsing import DESKTOP, PHONE
from tests.foundation.staff import signed_in
from tests.foundation.test_screens_in_browser import let_in, serious
from tests.production.translation import pairs
from tests.production.translation.pairs import PARAGRAPHS, article
from tests.world import World

pytestmark = pytest.mark.browser
Visit = Callable[..., Page]
HOME = "/toa-soan/ban-dich/"
KHMER = "ព្រឹកនេះ បងប្អូននៅភូមិស្រុកនាំគ្នាច្រូតស្រូវសរីរាង្គមុនឆ្នាំមុនមួយសប្តាហ៍។"
SHOTS = os.environ.get("HOITU_SCREENSHOTS")


@pytest.fixture
def pair(served_world: World) -> Pair:
    """A pair with some work done, one paragraph changed since, one added, one removed."""
    world, now = served_world, clock.now()
    operations.add_term(by=world.sarone, vi="hợp tác xã", km="សហករណ៍", note="nông nghiệp", now=now)
    operations.add_term(by=world.sarone, vi="bà con", km="បងប្អូន", now=now)
    made = pairs.made(world, now=now)
    texts = {0: "ស្រូវចូលរដូវ", 1: "បងប្អូនច្រូតមុន។", 2: KHMER, 3: "តម្លៃស្រូវឡើងបន្តិច។", 4: "សហករណ៍ទិញទាំងអស់។"}
    pairs.translate(made, world.sarone, texts=texts, now=now)
    edited = article(PARAGRAPHS[0], "Giá lúa giảm nhẹ.")
    edited.body.append({"type": "paragraph", "value": "<p>Trời nắng đẹp.</p>", "id": str(uuid4())})
    pairs.edit_source(world, made, edited, now=now)
    return made


def open_as(visit: Visit, server: LiveServer, person: Person, address: str, size: tuple[int, int]) -> Page:
    page = visit(size=size)
    let_in(page, signed_in(person), server.url)
    page.goto(server.url + address)
    return page


def keep(page: Page, name: str) -> None:
    if SHOTS:
        page.evaluate("document.fonts.ready")
        page.wait_for_timeout(600)
        page.screenshot(path=pathlib.Path(SHOTS) / f"{name}-{page.viewport_size['width']}.png", full_page=True)  # type: ignore[index]


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_changed_paragraph_is_mended_with_a_term_at_a_tap(
    visit: Visit, live_server: LiveServer, served_world: World, pair: Pair, size: tuple[int, int]
) -> None:
    page = open_as(visit, live_server, served_world.sarone, HOME, size)
    keep(page, "queue")
    page.get_by_role("link", name="Lúa vào vụ").click()
    expect(page.get_by_text("Còn 3 trên 6 đoạn cần làm")).to_be_visible()
    keep(page, "bench-to-do")
    changed = page.locator(".tr-line--changed")
    expect(changed.locator("del")).to_have_text("tăng")
    expect(changed.locator("ins")).to_have_text("giảm")
    changed.locator("textarea").fill("តម្លៃស្រូវចុះបន្តិច")
    changed.get_by_label("Bản Khmer khớp với bản gốc này").check()
    page.locator(".tr-line--removed").get_by_label("Bỏ đoạn này khỏi bản tiếng Khmer").check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Còn 1 trên 5 đoạn cần làm")).to_be_visible()
    expect(page).to_have_url(re.compile("#doan-4$"))
    keep(page, "bench")
    body = newsroom_queries.content_of(Output.objects.get(pk=pair.target_id)).body
    assert [block["value"] for block in body] == [f"<p>{KHMER}</p>", "<p>តម្លៃស្រូវចុះបន្តិច</p>"]


def test_a_term_goes_into_the_text_where_the_cursor_is(
    visit: Visit, live_server: LiveServer, served_world: World, pair: Pair
) -> None:
    page = open_as(visit, live_server, served_world.sarone, f"{HOME}{pair.pk}/", DESKTOP)
    line = page.locator("#doan-3")
    line.locator("textarea").fill("")
    line.get_by_role("button", name="បងប្អូន").click()
    expect(line.locator("textarea")).to_have_value("បងប្អូន")


def test_texts_that_were_not_sent_come_back_after_the_page_is_left(
    visit: Visit, live_server: LiveServer, served_world: World, pair: Pair
) -> None:
    page = open_as(visit, live_server, served_world.sarone, f"{HOME}{pair.pk}/", PHONE)
    page.locator("#doan-4 textarea").fill("កំពុងសរសេរ")
    page.goto(live_server.url + HOME)
    page.goto(f"{live_server.url}{HOME}{pair.pk}/")
    expect(page.locator("#doan-4 textarea")).to_have_value("កំពុងសរសេរ")
    expect(page.get_by_text("đã được giữ trên máy này")).to_be_visible()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("đã được giữ trên máy này")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("đã được giữ trên máy này")).to_be_hidden()


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_khmer_is_drawn_by_our_own_font_and_broken_between_words(
    visit: Visit, live_server: LiveServer, served_world: World, pair: Pair, size: tuple[int, int]
) -> None:
    newsroom.submit(by=served_world.sarone, output_id=pair.target_id, now=clock.now())
    page = open_as(visit, live_server, served_world.sarone, f"{HOME}{pair.pk}/", size)
    page.evaluate("document.fonts.ready")
    assert page.evaluate("document.fonts.check('16px \"House Khmer\"', 'ខ្មែរ')")
    shown = page.locator("#doan-3 .tr-khmer").first
    text = shown.text_content() or ""
    assert ZERO_WIDTH_SPACE in text
    assert text.replace(ZERO_WIDTH_SPACE, "").strip() == KHMER
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
@pytest.mark.parametrize("address", ["", "ma-tran/", "thuat-ngu/", "quy-tac/"])
def test_every_list_fits_its_screen_and_has_nothing_serious_against_it(
    visit: Visit,
    axe: str,
    live_server: LiveServer,
    served_world: World,
    pair: Pair,
    address: str,
    size: tuple[int, int],
) -> None:
    assert pair.open_marks >= 0, "there is something to list"
    page = open_as(visit, live_server, served_world.hanh, f"{HOME}{address}", size)
    keep(page, address.strip("/") or "queue-chief")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert serious(page, axe) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_bench_has_nothing_serious_against_it(
    visit: Visit, axe: str, live_server: LiveServer, served_world: World, pair: Pair, size: tuple[int, int]
) -> None:
    page = open_as(visit, live_server, served_world.sarone, f"{HOME}{pair.pk}/", size)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert serious(page, axe) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_khmer_in_the_editor_story_and_versions(
    visit: Visit, live_server: LiveServer, served_world: World, pair: Pair, size: tuple[int, int]
) -> None:
    page = open_as(visit, live_server, served_world.sarone, f"/toa-soan/san-pham/{pair.target_id}/", size)
    page.wait_for_selector("[data-writing][data-ready]")
    keep(page, "editor")
    family = page.locator("[name=headline]").evaluate("field => getComputedStyle(field).fontFamily")
    assert "Khmer" in family
    page.goto(f"{live_server.url}/toa-soan/san-pham/{pair.target_id}/so-sanh/?from=0&to=1")
    keep(page, "difference")
    page.goto(f"{live_server.url}/toa-soan/tin-bai/{pair.source.story_id}/")
    expect(page.get_by_role("link", name="song song Việt – Khmer")).to_be_visible()
    keep(page, "story")
