"""Questions and answers: asked on a public form, answered on the newsroom's screens, frozen in both editions."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from hoitu.audience.readers import operations as readers
from hoitu.audience.readers.models import Answer, Letter
from hoitu.delivery.site import operations
from hoitu.foundation.outbox import operations as outbox
from tests.audience.readers.letters import letter
from tests.conftest import Clock
from tests.delivery.site.contents import released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

BACKEND = "hoitu.foundation.directory.backends.DirectoryBackend"


@pytest.fixture(autouse=True)
def _nothing_counted(settings: Settings) -> None:
    settings.SITE_AGENCY = "bao-tra-vinh"
    cache.clear()


def answered(world: World, question: str = "Đặt báo ở đâu?", **how: str) -> Answer:
    asked = letter(world, how.pop("subject", "Đặt báo <Khmer>"), kind=how.pop("kind", "question"))
    written = readers.write_answer(by=world.tam, letter_id=asked.pk, question=question, text="Ở bưu điện.", now=NOON)
    readers.approve_answer(by=world.hanh, number=written.number, now=NOON)
    outbox.drain(now=NOON)
    return written


def test_a_question_comes_from_the_form_to_the_public_page(
    world: World, reader: Reader, client: Client, stopped_clock: Clock
) -> None:
    operations.freeze_release(content=released(world), now=NOON)
    assert "Chưa có trả lời nào" in reader.get("/hoi-dap/").text
    assert reader.get("/km/hoi-dap/").status == 200
    page = client.get("/hoi-toa-soan/").content.decode()
    token = unescape(re.findall(r'name="phieu" value="([^"]+)"', page)[0])
    stopped_clock.advance(seconds=30)
    words = {"loai": "question", "chuyen": "Đặt báo", "loi": "Ở đâu?", "dong_y": "on", "phieu": token}
    assert client.post("/hoi-toa-soan/", {**words, "loai": "x"}).status_code == 422
    assert client.post("/hoi-toa-soan/", words).status_code == 303
    asked = Letter.objects.get()
    act = f"/toa-soan/ban-doc/thu/{asked.pk}/xu-ly/"
    client.force_login(world.tam, backend=BACKEND)
    assert "Trình duyệt" in client.get(f"/toa-soan/ban-doc/thu/{asked.pk}/").content.decode()
    client.post(act, {"act": "assign", "unit_id": str(world.news_desk.pk)})
    client.post(act, {"act": "forward", "organisation": "Bưu điện tỉnh", "text": "Xin chờ."})
    client.post(act, {"act": "answer", "question": "Đặt báo ở đâu?", "text": "Ở bưu điện."})
    number = Answer.objects.get().number
    assert client.post(act, {"act": "approve", "number": number}).status_code == 403
    client.force_login(world.hanh, backend=BACKEND)
    client.post(act, {"act": "approve", "number": number})
    outbox.drain(now=stopped_clock.now())
    assert "Ở bưu điện." in reader.get(f"/hoi-dap/{number}/").text
    assert client.get("/km/hoi-toa-soan/").status_code == 200


def test_an_answer_tells_search_engines_what_it_is_and_goes_when_withdrawn(world: World, reader: Reader) -> None:
    made = answered(world)
    page = reader.get(f"/hoi-dap/{made.number}/").text
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert told["@type"] == "QAPage"
    question = told["mainEntity"]
    assert (question["name"], question["answerCount"]) == ("Đặt báo <Khmer>", 1)
    assert question["acceptedAnswer"]["text"] == "Ở bưu điện."
    assert "Đặt báo &lt;Khmer&gt;" in reader.get("/hoi-dap/").text
    assert len(page.encode()) < 60_000
    readers.withdraw_answer(by=world.hanh, number=made.number, reason="Cũ.", now=NOON)
    outbox.drain(now=NOON)
    assert reader.get(f"/hoi-dap/{made.number}/").status == 404
    assert "Đặt báo" not in reader.get("/hoi-dap/").text


def test_a_complaint_is_on_no_page(world: World, reader: Reader) -> None:
    made = answered(world, kind="complaint", subject="Sai tên ấp")
    operations.refresh(now=NOON)
    assert reader.get(f"/hoi-dap/{made.number}/").status == 404
    assert "Sai tên ấp" not in reader.get("/hoi-dap/").text


def test_the_list_has_pages(world: World, reader: Reader) -> None:
    for n in range(22):
        answered(world, subject=f"Chuyện {n:02d}")
    newest, oldest = reader.get("/hoi-dap/").text, reader.get("/hoi-dap/trang-1/").text
    assert "Chuyện 21" in newest
    assert "Chuyện 00" not in newest
    assert "Chuyện 00" in oldest
    assert 'href="/hoi-dap/trang-1/"' in newest


def test_the_days_off_are_entered_on_the_screen_of_the_rule(world: World, client: Client) -> None:
    client.force_login(world.lan, backend=BACKEND)
    day = (NOON + timedelta(days=38)).date()
    client.post("/toa-soan/ban-doc/quy-tac/ngay-nghi/", {"day": day.isoformat(), "name": "Tết Dương lịch"})
    assert "Tết Dương lịch" in client.get("/toa-soan/ban-doc/quy-tac/").content.decode()
    client.post("/toa-soan/ban-doc/quy-tac/ngay-nghi/", {"day": "x", "name": ""})
    client.force_login(world.tam, backend=BACKEND)
    assert client.post("/toa-soan/ban-doc/quy-tac/ngay-nghi/", {"day": "2027-01-02", "name": "x"}).status_code == 403
