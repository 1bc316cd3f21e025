"""A whole day: the morning meeting, a story from the field, four outputs, a Khmer pair, a take-over, approval by phone.

The people of the newspaper sit at desks; anh Bình in the field and cô Hạnh, who is out, have their phones (360 px).
"""

from __future__ import annotations

from uuid import UUID

import pytest
from playwright.sync_api import expect

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output, SideDraft
from hoitu.production.planning import operations as planning
from hoitu.production.planning.operations import EventDraft
from hoitu.production.planning.rules.when import whole_days
from hoitu.web.demo import people
from tests.browsing import PHONE
from tests.journeys.desk import act, paragraphs
from tests.journeys.phones import offline, opened, picked_up
from tests.journeys.staff import SHELL, House, Reader, Staff, person
from tests.journeys.texts import approve

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EVENT = "Lễ hạ thủy ghe ngo"
HEADLINE = "Chùa Âng hạ thủy ghe ngo mới trước mùa hội"
FIRST, SECOND = "Hai trăm người đến xem từ sáng sớm.", "Ghe dài hai mươi bảy mét."
ADDED = "Thân ghe đóng từ gỗ sao."
RIGHT = "Ghe dài hai mươi tám mét."
KHMER = ("វត្តអង្គដាក់ទូកងថ្មីចុះទឹក", "ទូកងត្រូវបានដាក់ចុះទឹក។", "មនុស្សពីររយនាក់មកមើល។", "ទូកងមានប្រវែងម្ភៃប្រាំពីរម៉ែត្រ។")
KHMER_ADDED = "ទូកងមានប្រវែងម្ភៃប្រាំពីរម៉ែត្រ ធ្វើពីឈើគគីរ។"


def test_from_the_morning_meeting_to_the_evening_correction(
    house: House, complaints: list[str], strangers: list[str]
) -> None:
    an_event_of_today()
    tam, lan, sarone = (house.arrived(name) for name in ("tam", "lan", "sarone"))
    binh, hanh = (house.arrived(name, PHONE) for name in ("binh", "hanh"))
    reader = Reader(house, house.visit(PHONE, touch=True))

    plan_at_the_morning_meeting(tam)
    accept_the_task(binh)
    web = output_of("web", "vi")
    write_without_a_line(binh, web)
    house.work()
    make_a_radio_script_and_a_post(binh, web)
    translate_every_paragraph(sarone)
    house.work()
    lan_writes_and_tam_takes_over(lan, tam, web)
    house.work()
    mend_the_one_stale_paragraph(sarone)
    hand_in_the_others()

    act(tam, address(web), "Duyệt")
    act(lan, address(web), "Duyệt")
    approve_and_release_by_phone(hanh, HEADLINE, house)
    release_the_others(house)
    house.work()
    read_both_languages(reader)
    see_four_outputs_released(tam)

    correct_in_the_evening(lan, binh, web)
    approve(house, web, ("desk", "secretariat"))
    approve_and_release_by_phone(hanh, HEADLINE, house)
    house.work()
    read_the_correction(reader)

    assert strangers == []
    assert [each for each in complaints if "Failed to load resource" not in each] == []


def an_event_of_today() -> None:
    now, paper = clock.now(), directory.agency_by_code(people.NEWSPAPER)
    assert paper is not None
    today = whole_days(local_date(now), local_date(now))
    planning.add_event(
        by=person("tam"), agency_id=paper.pk, unit_id=None, draft=EventDraft(EVENT, today, place="Chùa Âng"), now=now
    )


def output_of(kind: str, language: str) -> UUID:
    return UUID(str(Output.objects.get(kind=kind, language=language).pk))


def address(output_id: UUID) -> str:
    return f"{SHELL}san-pham/{output_id}/"


def plan_at_the_morning_meeting(tam: Staff) -> None:
    tam.go(f"{SHELL}ke-hoach/giao-ban/")
    tam.press(EVENT)
    tam.press("Lập kế hoạch phản ánh")
    tam.page.locator("main [name=unit_id]").select_option(label="Ban Thời sự")
    tam.press("Lập kế hoạch")
    for kind, name in (("text", "Nguyễn Văn Bình"), ("khmer", "Thạch Thị Sa Rone")):
        asking = tam.page.locator("details:has([name=assignee_ids])")
        if asking.get_attribute("open") is None:
            asking.locator("summary").click()
        asking.locator("[name=kind]").select_option(kind)
        asking.locator("[name=assignee_ids]").select_option(label=name)
        tam.press("Giao việc")
        tam.sees(name)


def accept_the_task(binh: Staff) -> None:
    binh.go(f"{SHELL}ke-hoach/viec-cua-toi/")
    binh.page.get_by_role("button", name="Nhận việc").click()
    binh.sees("đã nhận")


def write_without_a_line(binh: Staff, output_id: UUID) -> None:
    picked_up(binh)
    expect(binh.page.locator(".card")).to_contain_text(EVENT)
    offline(binh, yes=True)
    opened(binh, f"bai/{output_id}")
    binh.page.get_by_label("Tít", exact=True).fill(HEADLINE)
    binh.page.get_by_label("Sapo").fill("Ghe mới xuống nước trước mùa hội.")
    for text in (FIRST, SECOND):
        binh.page.get_by_role("button", name="+ Đoạn văn").click()
        binh.page.get_by_label("Đoạn văn", exact=True).last.fill(text)
    binh.page.get_by_role("button", name="Gửi và nộp bài").click()
    expect(binh.page.locator(".bar__state")).to_contain_text("Đang chờ gửi")
    binh.picture("viet-ngoai-dong")
    offline(binh, yes=False)
    opened(binh, "gui")
    expect(binh.page.locator(".state--received")).to_have_count(1, timeout=60_000)
    assert Output.objects.get(pk=output_id).state == "submitted"


def make_a_radio_script_and_a_post(binh: Staff, web: UUID) -> None:
    for kind, words in (("radio", SECOND), ("social", FIRST)):
        binh.go(f"{address(web)}lam-tu-bai-nay/")
        binh.page.locator("main [name=kind]").select_option(kind)
        binh.press("Tạo bản thảo đầu")
        binh.sees(words)
    binh.go(f"{SHELL}thong-bao/")  # who has a text open holds the pen


def translate_every_paragraph(sarone: Staff) -> None:
    sarone.go(f"{SHELL}ban-dich/")
    sarone.press(HEADLINE)
    fields = sarone.page.locator("[data-bench] textarea")
    expect(fields).to_have_count(len(KHMER))
    for number, text in enumerate(KHMER):
        fields.nth(number).fill(text)
    for box in sarone.page.get_by_label("Bản Khmer khớp với bản gốc này").all():
        box.check()
    sarone.press("Lưu")
    sarone.sees(f"Cả {len(KHMER)} đoạn đều đã cập nhật")


def lan_writes_and_tam_takes_over(lan: Staff, tam: Staff, web: UUID) -> None:
    lan.go(address(web))
    lan.page.wait_for_selector("[data-writing][data-ready]")
    offline(lan, yes=True)  # what she types reaches the house after the text was taken over
    lan.fills(lead="Chị Lan viết lại sapo này.")
    tam.go(address(web))
    tam.sees("Trần Thị Lan đang viết")
    tam.press("Nhận quyền viết…")
    tam.press("Nhận quyền viết")
    tam.page.wait_for_selector("[data-writing][data-ready]")
    paragraphs(tam).last.click()
    tam.page.keyboard.press("Control+End")
    tam.page.keyboard.type(f" {ADDED}")
    tam.press("Lưu")
    offline(lan, yes=False)
    expect(lan.page.locator("[data-held]")).to_contain_text("Lê Minh Tâm đã nhận quyền viết")
    expect(lan.page.locator("[data-saved-action]")).to_be_visible()
    lan.picture("bi-nhan-quyen-viet")
    assert SideDraft.objects.get().content["lead"] == "Chị Lan viết lại sapo này."
    tam.go(f"{SHELL}thong-bao/")


def mend_the_one_stale_paragraph(sarone: Staff) -> None:
    sarone.go(f"{SHELL}ban-dich/")
    sarone.sees("1 đoạn cần làm")
    sarone.press(HEADLINE)
    stale = sarone.page.locator(".tr-line--changed")
    expect(stale.locator("ins")).to_contain_text(ADDED)
    sarone.picture("doan-phai-dich-lai")
    stale.locator("textarea").fill(KHMER_ADDED)
    stale.get_by_label("Bản Khmer khớp với bản gốc này").check()
    sarone.press("Lưu")
    sarone.sees(f"Cả {len(KHMER)} đoạn đều đã cập nhật")


def hand_in_the_others() -> None:
    story_id = Output.objects.get(kind="web", language="vi").story_id
    now = clock.now()
    newsroom.file_story(by=person("tam"), story_id=story_id, title=EVENT, section_code="thoi-su", now=now)
    for kind, language, name in (("radio", "vi", "binh"), ("social", "vi", "binh"), ("web", "km", "sarone")):
        newsroom.submit(by=person(name), output_id=output_of(kind, language), now=now)


def approve_and_release_by_phone(hanh: Staff, headline: str, house: House) -> None:
    hanh.go(SHELL)
    hanh.press(f"Đọc và duyệt: {headline}")
    expect(hanh.page.locator("main .nr-hash")).to_be_visible()
    hanh.fills(code=house.code("hanh"))
    hanh.press("Duyệt")
    hanh.press(f"Đọc và phát hành: {headline}")
    hanh.press("Phát hành ngay")
    hanh.sees("Đã phát hành")


def release_the_others(house: House) -> None:
    for kind, language in (("radio", "vi"), ("social", "vi"), ("web", "km")):
        output_id = output_of(kind, language)
        first = ("language",) if language == "km" else ()
        approve(house, output_id, (*first, "desk", "secretariat", "chief"))
        newsroom.release(by=person("hanh"), output_id=output_id, now=clock.now())


def read_both_languages(reader: Reader) -> None:
    reader.go("/")
    reader.page.get_by_role("link", name=HEADLINE).first.click()
    expect(reader.page.locator("article")).to_contain_text(ADDED)
    reader.go("/km/")
    reader.page.get_by_role("link", name=KHMER[0]).first.click()
    expect(reader.page.locator("article")).to_contain_text("ឈើគគីរ")


def see_four_outputs_released(tam: Staff) -> None:
    tam.go(f"{SHELL}tin-bai/{Output.objects.get(kind='radio').story_id}/")
    expect(tam.page.locator("main .nr-state--released")).to_have_count(4)


def correct_in_the_evening(lan: Staff, binh: Staff, web: UUID) -> None:
    act(
        lan,
        address(web),
        "Cải chính",
        reason="Ban tổ chức báo lại số đo.",
        false_information=f"Bài viết ghi: {SECOND}",
        public_note=f"Đúng ra: {RIGHT}",
    )
    lan.go(f"{SHELL}thong-bao/")  # she may write the correction she opened; here anh Bình does
    binh.go(address(web))
    binh.sees(f"Đúng ra: {RIGHT}")
    binh.page.wait_for_selector("[data-writing][data-ready]")
    paragraphs(binh).last.click()
    binh.page.keyboard.press("Control+End")
    binh.page.keyboard.type(f" {RIGHT}")
    binh.press("Nộp bài")
    binh.press("Nộp bài")


def read_the_correction(reader: Reader) -> None:
    reader.go("/")
    reader.page.get_by_role("link", name=HEADLINE).first.click()
    expect(reader.page.locator("article")).to_contain_text(f"Đúng ra: {RIGHT}")
    assert f"Đúng ra: {RIGHT}" in reader.reads("/cai-chinh/")
