"""How many clicks the two most frequent things take; docs/operations/so-lan-bam.md says the same numbers."""

from __future__ import annotations

import pathlib
import re

import pytest
from playwright.sync_api import Locator

from hoitu.kernel import clock
from hoitu.production.newsroom import operations as newsroom
from tests.journeys.counting import Counting
from tests.journeys.staff import House, person
from tests.journeys.texts import approved, desk_of, handed_in

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PAGE = pathlib.Path(__file__).resolve().parents[2] / "docs/operations/so-lan-bam.md"
MOST = 6
ROW = re.compile(r"^\| ([^|]+?) \| (\d+) \| (\d+) \|$", re.MULTILINE)


def promised(what: str) -> tuple[int, int]:
    """What the page in the docs says of one job: clicks, pages opened."""
    told = {name: (int(clicks), int(pages)) for name, clicks, pages in ROW.findall(PAGE.read_text(encoding="utf-8"))}
    return told[what]


def button(who: Counting, name: str) -> Locator:
    return who.who.page.locator("main").get_by_role("button", name=name, exact=True)


def link(who: Counting, name: str, of: str) -> Locator:
    return who.who.page.locator("main").get_by_role("link", name=re.compile(f"^{name} ?: {of}$"))


def test_publishing_an_approved_story(house: House) -> None:
    approved("Chợ nổi họp sớm", house)
    hanh = Counting(house.staff("hanh"))
    hanh.opens(link(hanh, "Đọc và phát hành", "Chợ nổi họp sớm"))
    hanh.opens(button(hanh, "Phát hành ngay"))
    hanh.who.sees("Đã phát hành")
    assert hanh.counted == promised("Phát hành một bài đã duyệt xong")
    assert hanh.clicks <= MOST


def test_the_last_approval_and_the_release(house: House) -> None:
    handed_in("Chợ nổi họp muộn", house, levels=("desk", "secretariat"))
    hanh = Counting(house.staff("hanh"))
    hanh.opens(link(hanh, "Đọc và duyệt", "Chợ nổi họp muộn"))
    hanh.types(code=house.code("hanh"))
    hanh.opens(button(hanh, "Duyệt"))
    hanh.opens(link(hanh, "Đọc và phát hành", "Chợ nổi họp muộn"))
    hanh.opens(button(hanh, "Phát hành ngay"))
    hanh.who.sees("Đã phát hành")
    assert hanh.counted == promised("Duyệt cấp cuối rồi phát hành")
    assert hanh.clicks <= MOST


def test_assigning_a_reporter(house: House) -> None:
    newsroom.open_story(by=person("tam"), unit_id=desk_of("thoi-su").pk, title="Triều cường ở Cồn Hô", now=clock.now())
    tam = Counting(house.staff("tam"))
    tam.opens(tam.who.page.get_by_role("navigation").get_by_role("link", name="Tin bài", exact=True))
    tam.opens(link(tam, "Phân công", "Triều cường ở Cồn Hô"))
    tam.chooses("assignee_id", "Nguyễn Văn Bình")
    tam.opens(button(tam, "Phân công"))
    for each in ("Nguyễn Văn Bình", "Báo điện tử (Tiếng Việt): đang viết"):
        tam.who.sees(each)
    assert tam.counted == promised("Phân công phóng viên")
    assert tam.clicks <= MOST
