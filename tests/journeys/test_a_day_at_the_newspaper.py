"""A day at the newspaper: four people take a story from idea to readers, correct it and take it away again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from hoitu.kernel.text import slug
from tests.browsing import DESKTOP, PHONE
from tests.journeys.desk import act, add_block, choose_photo, here, paragraphs
from tests.journeys.staff import SHELL, House, Reader, Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Lúa hữu cơ gặt sớm"
HEADLINE = "Bà con Long Đức gặt lúa hữu cơ sớm một tuần"
LEAD = "Nắng đều và nước về đúng lúc, ruộng hữu cơ chín trước lịch bảy ngày."
FIRST = "Sáng nay hai mươi hộ ở ấp Vĩnh Hưng cùng xuống đồng."
BETWEEN = "Giá đã chốt từ đầu vụ"
ADDED = "Hợp tác xã mua hết với giá bảy ngàn hai trăm đồng."
WRONG, RIGHT = "hai mươi hộ", "hai mươi ba hộ"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_story_goes_from_idea_to_readers_and_away_again(
    house: House, size: tuple[int, int], complaints: list[str], strangers: list[str]
) -> None:
    house.size, house.touch = size, size == PHONE
    binh, tam, lan, hanh = (house.staff(name) for name in ("binh", "tam", "lan", "hanh"))
    reader = house.reader()

    idea = propose(binh)
    story = decide_and_open(tam, idea)
    output = assign(tam, story)
    write(binh, output)
    act(tam, output, "Trả lại", reason="Thêm giá bán.")
    add_the_price(binh, output)
    for who in (tam, lan):
        act(who, output, "Duyệt")
    act(hanh, output, "Duyệt", code=house.code("hanh"))
    act(hanh, output, "Phát hành ngay")
    house.work()
    address = find(reader)
    read(reader, address)

    correct(lan, binh, output)
    for who in (tam, lan):
        act(who, output, "Duyệt")
    act(hanh, output, "Duyệt", code=house.code("hanh"))
    act(hanh, output, "Phát hành ngay")
    house.work()
    read_the_correction(reader, address)

    act(hanh, output, "Gỡ bài", reason="Nguồn tin rút lời.", public_note="Bài đã gỡ.", code=house.code("hanh"))
    house.work()
    miss_it_everywhere(reader, address)

    assert strangers == []
    assert [each for each in complaints if "410" not in each] == []


def propose(binh: Staff) -> str:
    binh.go(f"{SHELL}de-tai/moi/")
    binh.fills(title=TITLE, pitch="Bà con gặt sớm, giá tốt.")
    binh.page.locator("main [name=unit_id]").select_option(label="Ban Thời sự")
    binh.press("Đề xuất")
    binh.sees(TITLE)
    return here(binh)


def decide_and_open(tam: Staff, idea: str) -> str:
    tam.go(SHELL)
    tam.press(TITLE)
    assert here(tam) == idea
    tam.press("Duyệt đề tài")
    tam.press("Mở hồ sơ tin bài")
    tam.press("Mở")
    tam.sees(TITLE)
    return here(tam)


def assign(tam: Staff, story: str) -> str:
    tam.press("Phân công người làm")
    tam.page.locator("main [name=assignee_id]").select_option(label="Nguyễn Văn Bình")
    tam.page.locator("main [name=kinds][value='web:vi']").check()
    tam.fills(brief="Hỏi giá bán.")
    tam.press("Phân công")
    tam.sees("Nguyễn Văn Bình")
    tam.press("Sửa mô tả")
    tam.page.locator("main [name=section_code]").select_option(label="Thời sự")
    tam.press("Lưu mô tả")
    assert here(tam) == story
    tam.press("Thêm hoặc sửa phần đóng góp")
    tam.page.locator("main [name=person_id]").select_option(label="Nguyễn Văn Bình")
    tam.press("Ghi lại")
    tam.page.locator("main a.nr-list__title", has_text="Tiếng Việt").first.click()
    tam.page.wait_for_url("**/san-pham/**")
    output = here(tam)
    tam.go(SHELL)  # who has a text open holds the pen
    return output


def write(binh: Staff, output: str) -> None:
    binh.go(SHELL)
    binh.go(output)
    binh.page.wait_for_selector("[data-writing][data-ready]")
    binh.fills(headline=HEADLINE, lead=LEAD)
    paragraphs(binh).last.click()
    binh.page.keyboard.type(FIRST)
    binh.page.locator("main [name=lead]").click()
    expect(binh.page.locator("[data-saved]")).to_contain_text("Đã lưu lúc", timeout=20_000)
    add_block(binh, "Tít xen")
    binh.page.locator("main [name^=body-][name$=-value]:not([type=hidden]):not(textarea)").last.fill(BETWEEN)
    add_block(binh, "Ảnh")
    choose_photo(binh)
    binh.picture("dang-viet")
    binh.press("Nộp bài")
    binh.press("Nộp bài")
    binh.sees("Đã nộp")


def add_the_price(binh: Staff, output: str) -> None:
    binh.go(output)
    binh.sees("Thêm giá bán.")
    binh.page.wait_for_selector("[data-writing][data-ready]")
    paragraphs(binh).first.click()
    binh.page.keyboard.press("Control+End")
    binh.page.keyboard.type(f" {ADDED}")
    binh.press("Nộp bài")
    binh.press("Nộp bài")


def correct(lan: Staff, binh: Staff, output: str) -> None:
    act(
        lan,
        output,
        "Cải chính",
        reason="Bạn đọc báo.",
        false_information=f"Bài viết ghi {WRONG}.",
        public_note=f"Số đúng là {RIGHT}.",
    )
    lan.go(SHELL)  # she may write the correction she opened; here anh Bình does
    binh.go(output)
    binh.sees(f"Số đúng là {RIGHT}.")
    binh.page.wait_for_selector("[data-writing][data-ready]")
    binh.fills(headline=f"{HEADLINE}, {RIGHT} cùng làm")
    binh.press("Nộp bài")
    binh.press("Nộp bài")


def find(reader: Reader) -> str:
    """Find it as readers do: searched without marks, on the front pages, in feeds and sitemaps."""
    reader.go("/tim-kiem/?q=" + quote("ba con long duc gat lua"))
    reader.picture("tim-kiem")
    address = reader.page.get_by_role("link", name=HEADLINE).first.get_attribute("href")
    assert address is not None
    assert re.fullmatch(rf"/thoi-su/{slug(HEADLINE)}-\d+/", address)
    for asked in ("gặt lúa hữu cơ", "lúa hữu cơ Long Đức", "gat lua huu co"):
        assert HEADLINE in reader.reads(f"/tim-kiem/?q={quote(asked)}"), asked
    for page in ("/", "/thoi-su/", "/tin-moi/"):
        assert HEADLINE in reader.reads(page), page
    for file in feeds():
        assert reader.fetches(file)[1].count(address) >= 1, file
    assert any(address in reader.fetches(part)[1] for part in sitemap_parts(reader))
    return address


def feeds() -> Iterator[str]:
    for section in ("tin-moi", "thoi-su"):
        yield from (f"/rss/{section}.xml", f"/atom/{section}.xml", f"/feed/{section}.json")
    yield "/sitemap-news.xml"


def sitemap_parts(reader: Reader) -> list[str]:
    """Return the parts the sitemap names: which one holds an article depends on its number."""
    return re.findall(r"<loc>[^<]*(/sitemap-\d+\.xml)</loc>", reader.fetches("/sitemap.xml")[1])


def read(reader: Reader, address: str) -> None:
    words = reader.reads(address)
    for each in (HEADLINE, LEAD, FIRST, ADDED, BETWEEN, "Nguyễn Văn Bình", "Thời sự"):
        assert each in words, each
    photo = reader.page.locator("article .body img").first
    photo.scroll_into_view_if_needed()
    expect(photo).to_have_js_property("complete", value=True)
    assert photo.evaluate("image => image.naturalWidth") > 0


def read_the_correction(reader: Reader, address: str) -> None:
    assert f"Số đúng là {RIGHT}." in reader.reads(address)
    notice = reader.reads("/cai-chinh/")
    assert f"Số đúng là {RIGHT}." in notice
    assert f"Bài viết ghi {WRONG}." in notice


def miss_it_everywhere(reader: Reader, address: str) -> None:
    assert reader.go(address) == 410
    assert "Bài đã gỡ." in reader.page.inner_text("body")
    reader.picture("da-go")
    # A notice of correction stays its days, whatever became of the article: it names it and leads nowhere.
    assert f"{HEADLINE}, {RIGHT} cùng làm (đã gỡ ngày" in reader.reads("/cai-chinh/")
    for page in ("/", "/thoi-su/", "/cai-chinh/", f"/tim-kiem/?q={quote('gặt lúa hữu cơ')}"):
        reader.go(page)
        assert reader.page.locator(f"main a[href='{address}']").count() == 0, page
    for file in (*feeds(), *sitemap_parts(reader)):
        assert address not in reader.fetches(file)[1], file
