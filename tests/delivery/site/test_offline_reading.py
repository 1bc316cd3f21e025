"""A reader's browser on a bad line: what was read stays, what was withdrawn goes, the newsroom is left alone."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from hoitu.delivery.site import operations
from tests.delivery.site.contents import in_khmer, released
from tests.delivery.site.line import Line, until
from tests.delivery.site.reading import Reader
from tests.world import NOON, World


def read(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    until(page, "navigator.serviceWorker.controller !== null")


def kept(page: Page) -> list[str]:
    found = page.evaluate(
        "caches.open('hoitu-pages').then(c => c.keys()).then(keys => keys.map(key => new URL(key.url).pathname))"
    )
    return list(found)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_pages_read_stay_on_the_device_and_a_withdrawn_one_leaves_it(
    world: World, line: Line, visit: Callable[..., Page]
) -> None:
    gone, stays = released(world, "Bài sẽ gỡ"), released(world, "Bài còn lại")
    gone_path, path = (operations.freeze_release(content=each, now=NOON) or "" for each in (gone, stays))
    page = visit()
    read(page, f"{line.url}/")  # the worker watches from the second page on
    for address in (gone_path, path, "/toa-soan/"):
        page.goto(line.url + address)
    page.goto(f"{line.url}/thoi-su/")
    until(page, "caches.open('hoitu-pages').then(c => c.keys()).then(keys => keys.length >= 3)")
    assert set(kept(page)) == {gone_path, path, "/thoi-su/"}

    line.cut()
    page.goto(line.url + path)
    expect(page.locator("h1")).to_have_text("Bài còn lại")
    page.goto(f"{line.url}/van-hoa/")  # not read before
    expect(page.locator("h1")).to_have_text("Không có kết nối")
    expect(page.locator("[data-kept-pages] li")).to_have_count(3)
    page.get_by_role("link", name="Bài sẽ gỡ").click()
    expect(page.locator("h1")).to_have_text("Bài sẽ gỡ")

    operations.withdraw_article(output_id=gone.output_id, public_note="Đã gỡ.", now=NOON)
    line.mend()
    page.goto(f"{line.url}/tin-moi/")  # any page, as soon as there is a line
    until(page, f"caches.open('hoitu-pages').then(c => c.match('{gone_path}')).then(found => !found)")
    page.goto(line.url + gone_path)
    expect(page.locator("h1")).to_have_text("Bài viết này đã được gỡ")
    assert gone_path not in kept(page)


def test_the_worker_knows_the_assets_of_its_version_and_keeps_off_the_newsroom(world: World, reader: Reader) -> None:
    operations.freeze_release(content=released(world), now=NOON)
    worker, page = reader.get("/sw.js"), reader.get("/").text
    site = json.loads(re.search(r"const SITE = (.*);\n", worker.text)[1])  # type: ignore[index]

    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert "immutable" not in worker.headers["Cache-Control"]
    assert "/toa-soan/" in site["never"]
    assert "/tim-kiem/" in site["live"]
    assert all(reader.get(path).status == 200 for path in site["files"])
    assert {path for path in site["files"] if path.endswith((".css", ".js"))} <= set(
        re.findall(r'"(/assets/[^"]+)"', page)
    )


def test_each_edition_can_be_installed(world: World, reader: Reader) -> None:
    content = released(world)
    operations.freeze_release(content=content, now=NOON)
    operations.freeze_release(content=in_khmer(content), now=NOON)
    for language, home in (("vi", "/"), ("km", "/km/")):
        assert f'<link rel="manifest" href="{home}manifest.webmanifest">' in reader.get(home).text
        answer = reader.get(f"{home}manifest.webmanifest")
        told = json.loads(answer.text)
        assert answer.headers["Content-Type"] == "application/manifest+json"
        assert (told["lang"], told["start_url"], told["scope"]) == (language, home, "/")
        assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}
        assert all(reader.get(icon["src"]).headers["Content-Type"] == "image/png" for icon in told["icons"])


def test_the_list_of_what_was_withdrawn_is_there_from_the_first_day(world: World, reader: Reader) -> None:
    first = released(world)
    path = operations.freeze_release(content=first, now=NOON)
    assert reader.get("/da-go.txt").text == ""
    operations.withdraw_article(output_id=first.output_id, public_note="", now=NOON)
    assert reader.get("/da-go.txt").text == f"{path}\n"
