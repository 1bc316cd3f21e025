"""The library and the vocabulary as people see them: on a desktop and on a phone, sound for axe."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from hoitu.foundation.media.models import Licence, Recording
from hoitu.foundation.vocabulary import operations, queries
from tests.browsing import DESKTOP, PHONE
from tests.foundation.media import sounds
from tests.foundation.staff import signed_in
from tests.foundation.test_screens_in_browser import let_in, serious
from tests.world import NOON, World

pytestmark = pytest.mark.browser
KINDS = ("recording", "licence", "consent")
PERMISSIONS = tuple(f"media.{act}_{kind}" for act in ("add", "change", "view") for kind in KINDS)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_screens_fit_and_are_sound(
    served_world: World,
    live_server: LiveServer,
    visit: Callable[..., Page],
    axe: str,
    complaints: list[str],
    size: tuple[int, int],
) -> None:
    operations.plant(by=served_world.lan, now=NOON)
    place = queries.place_at("29308", date(2024, 1, 1))
    assert place is not None
    Licence.objects.create(name="TTXVN 2026", purposes=["web"], to_date=date(2026, 12, 1))
    Recording.objects.create(title="Bản tin sáng", file=SimpleUploadedFile("x.mp3", sounds.mp3()))
    page = visit(size=size)
    let_in(page, signed_in(served_world.lan, *PERMISSIONS), live_server.url)
    ours = ("chuyen-muc/", "chuyen-muc/khmer/", "chu-de/", "chu-de/medtop:06000000/", "dia-danh/")
    for path in (*ours, f"dia-danh/{place.pk}/"):
        page.goto(f"{live_server.url}/toa-soan/tu-vung/{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
        assert serious(page, axe) == [], path
    for path in ("am-thanh-video/", "am-thanh-video/new/", "giay-phep/", "giay-phep/new/", "dong-y/new/"):
        page.goto(f"{live_server.url}/toa-soan/{path}")
        assert page.locator("h1, h2").count() >= 1, path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    assert complaints == []
