"""Letters on the newsroom's screens, and on the pages their senders see."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from hoitu.audience.readers import operations
from hoitu.audience.readers.models import Enclosure, Letter
from hoitu.foundation.directory.models import Person
from tests.audience.readers.letters import letter, photo
from tests.conftest import Clock
from tests.world import NOON, World

HOME = "/toa-soan/ban-doc/thu/"
SHELL = 10


@pytest.fixture(autouse=True)
def _home(settings: Settings, tmp_path: Path) -> None:
    settings.HOME, settings.MEDIA_ROOT, settings.PUBLIC_ROOT = tmp_path, tmp_path / "media", tmp_path / "public"
    settings.SITE_AGENCY = "bao-tra-vinh"
    cache.clear()


@pytest.fixture
def signed_in(client: Client) -> Callable[[Person], Client]:
    def sign_in(person: Person) -> Client:
        client.force_login(person, backend="hoitu.foundation.directory.backends.DirectoryBackend")
        return client

    return sign_in


def test_a_reader_sends_news_and_follows_it_on_a_private_page(
    world: World, client: Client, stopped_clock: Clock
) -> None:
    page = client.get("/gui-tin/").content.decode()
    token = unescape(re.findall(r'name="phieu" value="([^"]+)"', page)[0])
    stopped_clock.advance(seconds=40)
    words = {"chuyen": "Cầu sắp sập", "loi": "Hai trụ nghiêng.", "noi": "Giồng Lức", "dong_y": "on", "phieu": token}
    bad = client.post("/gui-tin/", {**words, "tep": [photo("a.exe")]})
    assert (bad.status_code, "Hai trụ nghiêng." in bad.content.decode()) == (422, True)
    assert "“a.exe”" in bad.content.decode()
    disguised = client.post("/gui-tin/", {**words, "tep": [SimpleUploadedFile("cau.jpg", b"<svg/>")]})
    assert (disguised.status_code, "“cau.jpg”: " in disguised.content.decode()) == (422, True)
    answer = client.post("/gui-tin/", {**words, "tep": [photo(), photo("hai.jpg")]})
    assert answer.status_code == 303
    assert Enclosure.objects.count() == 2
    own = answer["Location"]
    seen = client.get(own)
    assert "Tòa soạn đã nhận" in seen.content.decode()
    assert (seen["Cache-Control"], seen["Referrer-Policy"]) == ("no-store", "no-referrer")

    sent = Letter.objects.get()
    operations.ask_back(by=world.tam, letter_id=sent.pk, text="Lúc mấy giờ?", now=NOON)
    page = client.get(own).content.decode()
    assert "Lúc mấy giờ?" in page
    token = unescape(re.findall(r'name="phieu" value="([^"]+)"', page)[0])
    stopped_clock.advance(seconds=40)
    assert client.post(own, {"loi": "Sáu giờ.", "phieu": token}).status_code == 303
    operations.refuse_letter(by=world.tam, letter_id=sent.pk, text="Đã có bài.", now=NOON)
    assert "Đã có bài." in client.get(own).content.decode()
    assert client.get(f"{own[:-2]}/").status_code == 404
    assert client.get("/km/gui-tin/").status_code == 200
    assert client.post("/gui-tin/", CONTENT_LENGTH="200000000").status_code == 413


def test_the_newsroom_handles_a_letter(world: World, signed_in: Callable[[Person], Client]) -> None:
    sent = letter(world, files=[photo()], contact="0912 345 678")
    client = signed_in(world.lan)
    assert "Cầu ấp Giồng Lức" in client.get(HOME).content.decode()
    page = client.get(f"{HOME}{sent.pk}/").content.decode()
    assert "0912" not in page
    file = client.get(f"{HOME}tep/{Enclosure.objects.get().pk}/")
    assert file["Content-Type"] == "image/jpeg"
    assert b"".join(file).startswith(b"\xff\xd8")
    act = f"{HOME}{sent.pk}/xu-ly/"
    assert "0912 345 678" in client.post(act, {"act": "contact"}).content.decode()
    assert client.post(act, {"act": "refuse", "text": ""}).status_code == 422
    client.post(act, {"act": "take", "enclosure": str(Enclosure.objects.get().pk)})
    done = client.post(act, {"act": "idea", "title": "Cầu Giồng Lức", "unit_id": str(world.news_desk.pk)}, follow=True)
    assert "Lập thành đề tài" in done.content.decode()
    assert "Không có thư nào đang chờ" in client.get(HOME).content.decode()
    assert "Cầu ấp" in client.get(f"{HOME}?stage=taken&kind=news&order=due&text=trụ").content.decode()


def test_others_see_no_letter(world: World, signed_in: Callable[[Person], Client]) -> None:
    sent = letter(world, files=[photo()])
    file = f"{HOME}tep/{Enclosure.objects.get().pk}/"
    for person, status in ((world.binh, 403), (world.phuc, 404)):
        client = signed_in(person)
        assert [client.get(address).status_code for address in (f"{HOME}{sent.pk}/", file)] == [status, status]


def test_the_screens_of_letters_ask_few_questions(
    world: World, signed_in: Callable[[Person], Client], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    made = letter(world)
    for n in range(12):
        letter(world, f"Chuyện {n}")
    client = signed_in(world.tam)
    client.get(HOME)
    for address, most in ((HOME, 6), (f"{HOME}{made.pk}/", 12)):
        with django_assert_max_num_queries(SHELL + most):
            client.get(address)
