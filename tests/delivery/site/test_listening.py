"""What can be heard stands on one page and plays one after the other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from playwright.sync_api import Page, expect

from hoitu.delivery.site import operations
from hoitu.foundation.media.models import Recording
from tests.delivery.site.contents import again, paragraph, released
from tests.delivery.site.line import Line, until
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

VOICE = Path(__file__).parents[3] / "hoitu/web/demo/assets/ban-tin-minh-hoa.mp3"


def spoken(title: str) -> list[dict[str, Any]]:
    file = SimpleUploadedFile("tin.mp3", VOICE.read_bytes())
    made = Recording.objects.create(title=title, kind="audio", media_type="audio/mpeg", transcript="Lời.", file=file)
    return [{"type": "audio", "value": {"recording": str(made.pk), "caption": ""}}, paragraph("<p>Lời dẫn.</p>")]


def test_the_page_is_there_from_the_first_day_and_holds_only_what_can_be_heard(world: World, reader: Reader) -> None:
    operations.freeze_release(content=released(world, "Bài để đọc"), now=NOON)
    assert "Chưa có tin, bài nào ở đây" in reader.get("/nghe/").text
    assert reader.get("/km/nghe/").status == 200

    content = released(world, "Bản tin sáng", body=spoken("Bản tin 6 giờ"))
    path = operations.freeze_release(content=content, now=NOON)
    page = reader.get("/nghe/").text
    assert f'href="{path}">Bản tin sáng</a>' in page
    assert 'aria-label="Bản tin 6 giờ"' in page
    assert "Bài để đọc" not in page
    assert "Bản tin sáng" in reader.get("/nghe/trang-1/").text
    assert "/nghe/" in reader.get("/sitemap-trang.xml").text

    operations.freeze_release(content=again(content, body=[paragraph("<p>Chỉ còn chữ.</p>")]), now=NOON)
    assert "Bản tin sáng" not in reader.get("/nghe/").text


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_one_sound_follows_the_other(
    world: World, line: Line, visit: Callable[..., Page], complaints: list[str]
) -> None:
    for name in ("Bản tin sáng", "Bản tin trưa"):
        operations.freeze_release(content=released(world, name, body=spoken(name)), now=NOON)
    page = visit()
    page.goto(f"{line.url}/nghe/")
    rows = page.locator("[data-playlist] li")
    page.get_by_role("button", name="Nghe lần lượt tất cả").click()
    expect(rows.nth(0)).to_have_attribute("aria-current", "true")
    until(page, "document.querySelectorAll('audio')[0].currentTime > 0")

    page.evaluate("document.querySelectorAll('audio')[0].dispatchEvent(new Event('ended'))")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    expect(rows.nth(0)).not_to_have_attribute("aria-current", "true")
    assert complaints == []
