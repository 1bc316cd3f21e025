"""Low-data mode: no pictures unless asked, remembered, as the browser says, without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from hoitu.delivery.site import operations
from hoitu.delivery.site.freezing import files
from hoitu.delivery.site.server import light
from tests.delivery.site.contents import paragraph, released
from tests.delivery.site.line import Line, until
from tests.delivery.site.reading import Reader
from tests.delivery.site.test_public_pages import photo
from tests.world import NOON, World

PICTURE = "/tu-lieu/ghe-ngo.avif"


@pytest.fixture
def _picture(public: Path) -> None:
    files.write(public / PICTURE.lstrip("/"), b"picture")
    files.write(public / "tu-lieu/ban-tin.mp3", b"sound")


@pytest.mark.usefixtures("_picture")
@pytest.mark.parametrize(
    ("cookie", "save_data", "is_light"),
    [
        ("", "", False),
        ("nhe=1", "", True),
        ("a=b; nhe=1; c=d", "", True),
        ("", "on", True),
        ("", "ON", True),
        ("nhe=0", "on", False),
        ("nhe=2", "", False),
        ("nhe", "", False),
        ("\x00;=nhe;;", "", False),
    ],
)
def test_the_readers_choice_comes_before_the_browsers(
    reader: Reader,
    cookie: str,
    save_data: str,
    is_light: bool,  # noqa: FBT001 - a parameter
) -> None:
    answer = reader.get(PICTURE, cookie=cookie, save_data=save_data)
    assert (answer.body == light.PLACEHOLDER) is is_light
    assert (answer.headers["Cache-Control"] == "no-store") is is_light
    assert reader.get("/tu-lieu/ban-tin.mp3", cookie="nhe=1").body == b"sound"


@pytest.mark.usefixtures("_picture")
def test_a_picture_asked_for_comes(public: Path) -> None:
    reader = Reader(public)
    environ = {"HTTP_COOKIE": "nhe=1", "QUERY_STRING": "xem=1"}
    assert not light.stands_in(PICTURE, environ)
    assert light.stands_in(PICTURE, {**environ, "QUERY_STRING": "xem=2"})
    assert len(light.PLACEHOLDER) < 600
    assert reader.get(PICTURE, "HEAD", cookie="nhe=1").body == b""


@pytest.mark.django_db
def test_the_choice_is_taken_without_a_script_and_leads_back() -> None:
    client = Client(enforce_csrf_checks=True)
    assert "Hiện ảnh được hiển thị." in client.get("/tiet-kiem/?ve=/thoi-su/").content.decode()

    answer = client.post("/tiet-kiem/", {"ve": "/thoi-su/", "anh": "0"})
    assert (answer.status_code, answer["Location"]) == (303, "/thoi-su/")
    assert client.cookies["nhe"].value == "1"
    assert int(client.cookies["nhe"]["max-age"]) > 300 * 24 * 3600
    assert "Hiện ảnh không được tải." in client.get("/tiet-kiem/").content.decode()

    client.post("/km/tiet-kiem/", {"anh": "1"})
    assert client.cookies["nhe"].value == "0"
    assert "Hiện ảnh được hiển thị." in client.get("/tiet-kiem/", headers={"save-data": "on"}).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "back",
    [
        "//xa.vn/",
        "https://xa.vn/",
        "/toa-soan/",
        "javascript:alert(1)",
        "/" + "a" * 999,
        "/\\xa.vn",
        "/a\nb",
        "/a\r\nSet-Cookie: x",
    ],
)
def test_nobody_is_led_away(back: str) -> None:
    assert Client().post("/tiet-kiem/", {"ve": back, "anh": "0"})["Location"] == "/"
    assert back not in Client().get("/tiet-kiem/", {"ve": back}).content.decode()


@pytest.mark.django_db
def test_the_way_back_may_hold_vietnamese_words() -> None:
    answer = Client().post("/tiet-kiem/", {"ve": "/tim-kiem/?q=lúa", "anh": "0"})
    assert answer["Location"] == "/tim-kiem/?q=l%C3%BAa"


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_picture_that_is_tapped_comes_into_its_place(
    world: World,
    line: Line,
    visit: Callable[..., Page],
) -> None:
    body = [paragraph("<p>Mở đầu.</p>"), {"type": "photo", "value": {"photo": photo().pk, "caption": ""}}]
    path = operations.freeze_release(content=released(world, body=body), now=NOON)
    page = visit()
    page.context.add_cookies([{"name": "nhe", "value": "1", "url": line.url}])
    page.goto(f"{line.url}{path}")
    image = page.locator(".body img")
    image.scroll_into_view_if_needed()
    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("image => image.naturalWidth") <= 300

    page.locator(".body a.see").click()
    until(page, "document.querySelector('.body img').naturalWidth > 300")
    assert page.url.endswith(str(path))
    page.goto(f"{line.url}/")
    expect(page.locator(".card-cover").first).to_be_hidden()
