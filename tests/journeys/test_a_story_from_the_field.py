"""A day in a commune with a bad line: assignment read offline, story and photos made offline, all of it arrives."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session
from PIL import Image
from playwright.sync_api import Dialog, Page, Route, expect

from hoitu.foundation.media.queries import Photo
from hoitu.kernel import clock
from hoitu.production.field.models import Tip, Upload
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Idea, Output, SideDraft
from hoitu.web.demo import people
from tests.browsing import PHONE
from tests.journeys.phones import APP, offline, opened, picked_up
from tests.journeys.staff import SHELL, House, Staff, person
from tests.journeys.texts import desk_of

pytestmark = [pytest.mark.browser, pytest.mark.slow]
BODY: list[dict[str, Any]] = [
    {"type": "paragraph", "value": "<p>Nước lên <b>từ sáng</b>.</p>"},
    {"type": "table", "value": {"caption": "Mực nước", "header": True, "rows": [["Giờ", "cm"], ["6", "182"]]}},
    {"type": "paragraph", "value": "<p>Bà con kê đồ.</p>"},
]


@pytest.fixture
def assigned(house: House) -> UUID:  # noqa: ARG001 - the people must be there first
    """A web text assigned to anh Bình, begun at the desk with a table the phone cannot edit."""
    now, tam, binh = clock.now(), person("tam"), person("binh")
    story = newsroom.open_story(by=tam, unit_id=desk_of("thoi-su").pk, title="Triều cường ở Cồn Hô", now=now)
    newsroom.assign(
        by=tam, story_id=story.pk, assignee_id=binh.pk, kinds=["web:vi"], brief="Gặp trưởng ấp, chụp bờ bao.",
        due_at=now + timedelta(hours=4), now=now,
    )  # fmt: skip
    output = Output.objects.get(story=story)
    newsroom.save_draft(
        by=tam, output_id=output.pk, base_version=0, content=newsroom.DraftContent("Triều cường", "", BODY), now=now
    )
    return UUID(str(output.pk))


@pytest.fixture
def phone(house: House) -> Callable[[], Staff]:
    """Anh Bình with his phone, the app open and ready to work without a line."""
    house.size, house.touch = PHONE, True
    return lambda: picked_up(house.staff("binh"))


def pictures(folder: Path, count: int) -> list[str]:
    made = []
    for number in range(count):
        out = io.BytesIO()
        Image.effect_noise((900, 600), 60 + number).convert("RGB").save(out, "JPEG", quality=90)
        path = folder / f"bo-bao-{number}.jpg"
        path.write_bytes(out.getvalue())
        made.append(str(path))
    return made


def test_a_story_and_three_photos_made_offline_arrive_and_are_handed_in(
    assigned: UUID, phone: Callable[[], Staff], tmp_path: Path, strangers: list[str]
) -> None:
    binh = phone()
    offline(binh, yes=True)
    binh.page.reload()
    expect(binh.page.locator(".card")).to_contain_text("Gặp trưởng ấp, chụp bờ bao.")
    expect(binh.page.locator("#line")).to_contain_text("Mất mạng")
    binh.picture("viec-khi-mat-mang")
    opened(binh, f"bai/{assigned}")
    binh.page.get_by_label("Tít", exact=True).fill("Cồn Hô ngập từ 4 giờ sáng")
    binh.page.get_by_label("Sapo").fill("Triều cường vượt báo động 3.")
    binh.page.get_by_label("Đoạn văn").last.fill("Bà con kê đồ lên cao.\n\nBờ bao còn giữ được.")
    binh.page.set_input_files("#draft-photos", pictures(tmp_path, 3))
    expect(binh.page.locator(".block--photo")).to_have_count(3)
    binh.page.locator(".block--photo").first.get_by_label("Chú thích").fill("Bờ bao Cồn Hô sáng nay")
    binh.page.get_by_role("button", name="Gửi và nộp bài").click()
    expect(binh.page.locator(".bar__state")).to_contain_text("Đang chờ gửi")
    binh.picture("viet-khi-mat-mang")
    binh.page.reload()
    opened(binh, "gui")
    expect(binh.page.locator(".entry")).to_have_count(4)
    expect(binh.page.locator(".state--waiting")).to_have_count(4)
    binh.picture("dang-cho-gui")
    assert Photo.objects.count() == 1
    offline(binh, yes=False)
    expect(binh.page.locator(".state--received")).to_have_count(4, timeout=60_000)
    binh.picture("da-nhan-het")
    output = Output.objects.get(pk=assigned)
    assert (output.state, output.headline) == ("submitted", "Cồn Hô ngập từ 4 giờ sáng")
    body = [{"type": block["type"], "value": block["value"]} for block in output.body.raw_data]
    assert body[:2] == BODY[:2]
    assert body[2]["value"] == "<p>Bà con kê đồ lên cao.</p><p>Bờ bao còn giữ được.</p>"
    assert [block["type"] for block in body[3:]] == ["photo"] * 3
    assert body[3]["value"]["caption"] == "Bờ bao Cồn Hô sáng nay"
    assert Upload.objects.filter(story=output.story, received_at__isnull=False).count() == 3
    assert Photo.objects.count() == 4
    assert strangers == []


def test_a_session_that_ran_out_in_the_field_loses_nothing(
    assigned: UUID, phone: Callable[[], Staff], tmp_path: Path
) -> None:
    binh = phone()
    offline(binh, yes=True)
    opened(binh, f"bai/{assigned}")
    binh.page.get_by_label("Tít", exact=True).fill("Viết khi phiên đã hết")
    binh.page.set_input_files("#draft-photos", pictures(tmp_path, 1))
    expect(binh.page.locator(".block--photo")).to_have_count(1)
    binh.page.get_by_role("button", name="Gửi về tòa soạn").click()
    Session.objects.all().delete()
    offline(binh, yes=False)
    expect(binh.page.locator("#notice")).to_contain_text("Mọi thứ vẫn còn trên máy này", timeout=30_000)
    binh.picture("phien-da-het")
    with binh.page.expect_navigation():
        binh.page.locator("#notice a").click()
    binh.page.fill("[name=login]", "binh")
    binh.page.fill("[name=password]", people.password())
    binh.send()
    binh.go(APP)
    opened(binh, "gui")
    expect(binh.page.locator(".state--received")).to_have_count(2, timeout=60_000)
    assert Output.objects.get(pk=assigned).headline == "Viết khi phiên đã hết"
    assert Photo.objects.count() == 2


def test_a_text_changed_meanwhile_is_kept_beside_and_the_way_is_shown(
    assigned: UUID, phone: Callable[[], Staff]
) -> None:
    binh = phone()
    offline(binh, yes=True)
    opened(binh, f"bai/{assigned}")
    binh.page.get_by_label("Tít", exact=True).fill("Bản của anh Bình ngoài đồng")
    binh.page.get_by_role("button", name="Gửi về tòa soạn").click()
    content = newsroom.DraftContent("Bản của ban", "", BODY)
    newsroom.save_draft(by=person("tam"), output_id=assigned, base_version=1, content=content, now=clock.now())
    offline(binh, yes=False)
    expect(binh.page.locator(".state--refused")).to_be_visible(timeout=30_000)
    assert SideDraft.objects.get().content["headline"] == "Bản của anh Bình ngoài đồng"
    assert binh.page.get_by_label("Tít", exact=True).input_value() == "Bản của anh Bình ngoài đồng"
    binh.picture("co-nguoi-sua-truoc")
    binh.page.once("dialog", lambda dialog: dialog.accept())
    binh.page.get_by_role("button", name="Lấy bản mới nhất").click()
    expect(binh.page.get_by_label("Tít", exact=True)).to_have_value("Bản của ban", timeout=30_000)


@pytest.mark.usefixtures("assigned")
def test_a_quick_tip_with_a_photo_becomes_one_idea(phone: Callable[[], Staff], tmp_path: Path) -> None:
    binh = phone()
    offline(binh, yes=True)
    opened(binh, "tin")
    binh.page.get_by_label("Chuyện gì, trong một dòng").fill("Sạt lở bờ kè chợ Trà Cú")
    binh.page.get_by_label("Bạn biết những gì").fill("Dài chừng 20 m, chưa ai bị thương.")
    binh.page.set_input_files("[name=photos]", pictures(tmp_path, 1))
    binh.picture("tin-nhanh")
    binh.page.get_by_role("button", name="Gửi tin nhanh").click()
    expect(binh.page.locator(".done")).to_be_visible()
    offline(binh, yes=False)
    opened(binh, "gui")
    expect(binh.page.locator(".state--received")).to_have_count(2, timeout=60_000)
    assert Idea.objects.get(title="Sạt lở bờ kè chợ Trà Cú").proposed_by.username == "binh"
    assert Upload.objects.get().tip_id == Tip.objects.get().pk


@pytest.mark.usefixtures("assigned")
def test_a_file_the_library_refuses_is_said_so_and_stays_on_the_phone(
    phone: Callable[[], Staff], tmp_path: Path
) -> None:
    binh = phone()
    opened(binh, "ghi")
    hostile = tmp_path / "anh.jpg"
    hostile.write_bytes(b"\xff\xd8\xff<script>alert(1)</script>" * 50)
    binh.page.set_input_files("#pick-files", str(hostile))
    opened(binh, "gui")
    expect(binh.page.locator(".state--refused")).to_contain_text("Chưa nhận", timeout=30_000)
    binh.picture("bi-tu-choi")
    kept = "new Promise((r) => { const o = indexedDB.open('hoitu-field'); o.onsuccess = () => { const q = o.result"
    count = f"{kept}.transaction('files').objectStore('files').count(); q.onsuccess = () => r(q.result); }}; }})"
    assert binh.page.evaluate(count) == 1


def test_signing_out_warns_of_what_was_not_sent_and_wipes_the_phone(assigned: UUID, phone: Callable[[], Staff]) -> None:
    binh = phone()
    offline(binh, yes=True)
    opened(binh, f"bai/{assigned}")
    binh.page.get_by_label("Tít", exact=True).fill("Chưa gửi")
    opened(binh, "toi")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    binh.page.once("dialog", stay)
    binh.page.get_by_role("button", name="Đăng xuất").click()
    while not asked:
        binh.page.wait_for_timeout(50)
    assert "Máy này còn 1 mục chưa về tới tòa soạn" in asked[0]
    offline(binh, yes=False)
    binh.page.once("dialog", lambda dialog: dialog.accept())
    with binh.page.expect_navigation():
        binh.page.get_by_role("button", name="Đăng xuất").click()
    expect(binh.page.locator("[name=login]")).to_be_visible()
    left = "Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()])"
    assert binh.page.evaluate(f"{left}.then((all) => all.map((each) => each.length))") == [0, 0, 0]
    assert binh.page.evaluate("Object.keys(localStorage).filter((name) => name.startsWith('hoitu.field')).length") == 0


@pytest.mark.usefixtures("assigned")
def test_the_worker_keeps_nothing_but_the_app(house: House, phone: Callable[[], Staff]) -> None:
    binh = phone()
    binh.go(f"{SHELL}tin-bai/")
    addresses: list[str] = binh.page.evaluate(
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.open(name).then((kept) => kept.keys()))))"
        ".then((all) => all.flat().map((request) => new URL(request.url).pathname))"
    )
    assert APP in addresses
    assert all(each == APP or each.startswith("/static/field/") for each in addresses)
    offline(binh, yes=True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
        binh.page.goto(f"{house.url}{SHELL}tin-bai/")


MANY = int(os.environ.get("HOITU_TEST_QUEUE", "40"))  # 200 take two minutes on a busy machine
TAKE_MANY = """
async (count) => {
  const { takeIn } = await import("/static/field/capture.js");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 40;
  for (let number = 0; number < count; number += 1) {
    canvas.getContext("2d").fillStyle = `rgb(${number}, ${(number * 7) % 256}, 90)`;
    canvas.getContext("2d").fillRect(0, 0, 40, 40);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg"));
    await takeIn(blob, `anh-${number}.jpg`, "photo", {});
  }
}
"""


@pytest.mark.usefixtures("assigned")
def test_the_photos_of_a_day_offline_arrive_once_each(phone: Callable[[], Staff]) -> None:
    binh = phone()
    before = Photo.objects.count()
    offline(binh, yes=True)
    binh.page.evaluate(TAKE_MANY, MANY)
    opened(binh, "gui")
    expect(binh.page.locator(".state--waiting")).to_have_count(MANY, timeout=30_000)
    offline(binh, yes=False)
    expect(binh.page.locator(".state--received")).to_have_count(MANY, timeout=240_000)
    assert Upload.objects.filter(received_at__isnull=False).count() == MANY
    assert Photo.objects.count() == before + MANY
    assert set(Upload.objects.values_list("file_name", flat=True)) == {f"anh-{number}.jpg" for number in range(MANY)}


@pytest.mark.usefixtures("assigned")
def test_a_line_that_breaks_again_and_again_goes_on_where_it_stopped(
    phone: Callable[[], Staff], tmp_path: Path
) -> None:
    binh = phone()
    offsets: list[int] = []

    def breaking(route: Route) -> None:
        if route.request.method != "PATCH":
            return route.continue_()
        offsets.append(int(route.request.headers["upload-offset"]))
        return route.continue_() if len(offsets) % 2 else route.abort("connectionreset")

    binh.page.context.route("**/tac-nghiep/tep/*/", breaking)
    large = tmp_path / "toan-canh.jpg"
    Image.effect_noise((1500, 1000), 90).convert("RGB").save(large, "JPEG", quality=97)
    assert large.stat().st_size > 1_000_000
    opened(binh, "ghi")
    binh.page.set_input_files("#pick-files", str(large))
    opened(binh, "gui")
    end = time.monotonic() + 90
    while not Upload.objects.exclude(received_at=None).exists() and time.monotonic() < end:
        binh.page.wait_for_timeout(300)
        binh.page.get_by_role("button", name="Gửi ngay").click()
    expect(binh.page.locator(".state--received")).to_have_count(1)
    assert len(offsets) > 3
    assert offsets == sorted(offsets), "no part was sent again from the beginning"
    assert Upload.objects.count() == 1


@pytest.mark.usefixtures("assigned")
def test_the_place_is_told_only_where_one_agreed(phone: Callable[[], Staff], tmp_path: Path) -> None:
    binh = phone()
    binh.page.context.grant_permissions(["geolocation"])
    binh.page.context.set_geolocation({"latitude": 9.9347, "longitude": 106.3455, "accuracy": 8})
    opened(binh, "ghi")
    first, second = pictures(tmp_path, 2)
    binh.page.set_input_files("#pick-files", first)
    expect(binh.page.locator(".done")).to_have_count(1)
    binh.page.get_by_label("Kèm vị trí và giờ ghi").check()
    binh.page.set_input_files("#pick-files", second)
    expect(binh.page.locator(".done")).to_have_count(2)
    opened(binh, "gui")
    expect(binh.page.locator(".state--received")).to_have_count(2, timeout=60_000)
    told = dict(Upload.objects.values_list("file_name", "latitude"))
    assert told == {"bo-bao-0.jpg": None, "bo-bao-1.jpg": 9.9347}
    opened(binh, "toi")
    binh.page.get_by_role("button", name="Xóa mọi vị trí và giờ").click()
    expect(binh.page.locator("main")).to_contain_text("Đã xóa ở 1 tệp.")
    assert not Upload.objects.exclude(latitude=None).exists()


@pytest.mark.usefixtures("assigned")
def test_the_phone_offers_to_install_it(phone: Callable[[], Staff]) -> None:
    binh = phone()
    browser = binh.page.context.new_cdp_session(binh.page)
    assert browser.send("Page.getAppManifest")["errors"] == []
    errors = browser.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [each["errorId"] for each in errors if each["errorId"] != "in-incognito"] == []


SCREENS = ("", "ghi", "ghi-chu", "tin", "gui", "toi")


@pytest.mark.parametrize("theme", ["auto", "sun", "dark"])
def test_every_screen_is_for_everybody_and_fits_the_phone(
    assigned: UUID, phone: Callable[[], Staff], axe: str, theme: str, complaints: list[str]
) -> None:
    binh = phone()
    binh.page.evaluate("(theme) => localStorage.setItem('hoitu.field.theme', theme)", theme)
    binh.page.reload()
    binh.page.wait_for_selector(".card")
    for place in (*SCREENS, f"bai/{assigned}"):
        opened(binh, place)
        assert binh.fits(), place
        binh.page.evaluate(axe)
        assert serious(binh.page) == [], place
        binh.picture(f"{theme}-{place[:9]}")
    assert complaints == []


def serious(page: Page) -> list[str]:
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((result) => result.violations)")
    grave = [each for each in found if each["impact"] in {"serious", "critical"}]
    return [f"{each['id']}: {[node['html'][:160] for node in each['nodes']]}" for each in grave]
