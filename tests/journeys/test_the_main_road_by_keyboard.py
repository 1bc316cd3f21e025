"""The main road with the keyboard alone: from an idea to its release, the focus to be seen at every stop."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.desk import here
from tests.journeys.keys import Keys
from tests.journeys.staff import SHELL, House

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TITLE = "Mùa cá linh về sớm"
HEADLINE = "Cá linh đầu mùa về sớm mười ngày"


def test_an_idea_goes_to_its_release_without_a_mouse(house: House) -> None:
    binh, tam, lan, hanh = (Keys(house.arrived(name)) for name in ("binh", "tam", "lan", "hanh"))
    idea = propose(binh)
    decide_open_and_assign(tam, idea)
    output = write_and_hand_in(binh)
    tam.who.go(SHELL)
    approve(tam, HEADLINE)
    lan.who.go(SHELL)
    approve(lan, HEADLINE)
    hanh.who.go(SHELL)
    approve(hanh, HEADLINE, code=house.code("hanh"))
    release(hanh, HEADLINE)
    house.work()
    reader = house.reader()
    assert HEADLINE in reader.reads("/")
    assert output.startswith(SHELL)


def propose(binh: Keys) -> str:
    binh.who.go(SHELL)
    binh.skips_to_the_main_part()
    binh.opens("Đề xuất đề tài")
    binh.skips_to_the_main_part()
    binh.types("Đề tài gì?", TITLE)
    binh.chooses("Cho ban nào?", "Ban Thời sự")
    binh.opens("Đề xuất")
    binh.who.sees(TITLE)
    return here(binh.who)


def decide_open_and_assign(tam: Keys, idea: str) -> None:
    tam.who.go(SHELL)
    tam.skips_to_the_main_part()
    tam.opens(TITLE)
    assert here(tam.who) == idea
    tam.skips_to_the_main_part()
    tam.opens("Duyệt đề tài")
    tam.skips_to_the_main_part()
    tam.opens("Mở hồ sơ tin bài")
    tam.skips_to_the_main_part()
    tam.opens("Mở")
    story = here(tam.who)
    tam.skips_to_the_main_part()
    tam.opens("Phân công người làm")
    tam.skips_to_the_main_part()
    tam.chooses("Ai", "Nguyễn Văn Bình")
    tam.opens("Phân công")
    tam.skips_to_the_main_part()
    tam.opens("Sửa mô tả")
    tam.skips_to_the_main_part()
    tam.chooses("Chuyên mục", "Thời sự")
    tam.opens("Lưu mô tả")
    assert here(tam.who) == story


def write_and_hand_in(binh: Keys) -> str:
    binh.who.go(SHELL)
    binh.skips_to_the_main_part()
    binh.opens(TITLE)  # what waits to be written is the first thing on a reporter's desk
    binh.page.wait_for_selector("[data-writing][data-ready]")
    output = here(binh.who)
    binh.skips_to_the_main_part()
    binh.types("Tít", HEADLINE)
    binh.types("Sapo", "Nước về sớm, cá theo về.")
    binh.types("Đoạn văn", "Bà con giăng lưới từ sáng.")
    binh.opens("Nộp bài")
    binh.skips_to_the_main_part()
    binh.opens("Nộp bài")
    binh.who.sees("Đã nộp")
    return output


def approve(who: Keys, headline: str, code: str = "") -> None:
    who.skips_to_the_main_part()
    who.opens(f"Đọc và duyệt: {headline}")
    who.skips_to_the_main_part()
    if code:
        who.types("Mã", code)
    who.opens("Duyệt")
    expect(who.page.locator("body")).to_contain_text("Đã duyệt")


def release(who: Keys, headline: str) -> None:
    who.skips_to_the_main_part()
    who.opens(f"Đọc và phát hành: {headline}")
    who.skips_to_the_main_part()
    who.opens("Phát hành ngay")
    who.who.sees("Đã phát hành")
