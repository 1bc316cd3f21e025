"""What people do at their desks, in one sentence each: the steps that several journeys share."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.journeys.staff import Reader, Staff


def act(who: Staff, output: str, name: str, **fields: str) -> None:
    """Open the output, choose the act, fill in what it asks and do it."""
    who.go(output)
    who.press(name)
    who.fills(**fields)
    who.press(name)
    expect(who.page.locator(".messages, main").first).not_to_contain_text("Chưa được")


def paragraphs(who: Staff) -> Locator:
    return who.page.get_by_role("textbox", name="Đoạn văn")


def add_block(who: Staff, name: str) -> None:
    blocks = who.page.locator("main [data-streamfield-child]")
    there = blocks.count()
    who.page.locator("main .c-sf-add-button").last.click()
    who.page.get_by_role("option", name=name, exact=True).click()
    expect(blocks).to_have_count(there + 1)


def choose_photo(who: Staff) -> None:
    block = who.page.locator("main .image-chooser").last
    block.locator("[data-chooser-action-choose]").first.click()
    who.page.locator(".modal-body").wait_for()
    who.page.locator("[data-chooser-modal-choice]").first.click()
    expect(block.locator("img")).to_be_visible()


def here(who: Reader) -> str:
    return who.page.url.removeprefix(who.house.url)
