"""The library on screen: every door checks, what is private stays private, changes are on record."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from hoitu.foundation.audit.queries import entries_of
from hoitu.foundation.directory import permissions
from hoitu.foundation.media.blocks import RecordingChooserBlock
from hoitu.foundation.media.models import Attachment, Consent, Licence, Photo, Recording
from hoitu.production.newsroom.content import DraftContent
from tests.foundation.media import hostile, sounds
from tests.foundation.media.works import jpeg, photo
from tests.foundation.staff import signed_in
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture
def desk(world: World) -> Client:
    world.lan.is_superuser = True  # collections and groups are the directory's matter
    world.lan.save()
    return signed_in(world.lan)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("address", "prefix"),
    [("/toa-soan/images/add/", ""), ("/toa-soan/images/chooser/create/", "image-chooser-upload-")],
)
def test_a_bad_photo_is_refused_at_every_form(desk: Client, address: str, prefix: str) -> None:
    answer = desk.post(
        address, {f"{prefix}title": "x", f"{prefix}file": upload("a.png", hostile.png_that_says(60_000, 60_000))}
    )
    assert answer.status_code in {200, 422}
    assert not Photo.objects.exists()


def test_a_bad_photo_is_refused_among_many(desk: Client) -> None:
    answer = desk.post("/toa-soan/images/multiple/add/", {"title": "x", "files[]": upload("a.png", hostile.SVG)})
    said = json.loads(answer.content)
    assert (said["success"], Photo.objects.exists()) == (False, False)
    assert said["error_message"]


def test_a_good_photo_comes_in_by_every_door(desk: Client, world: World) -> None:
    taken = jpeg(60, 40, gps=True, artist="Nguyễn Văn Bình")
    desk.post("/toa-soan/images/multiple/add/", {"title": "một", "files[]": upload("a.jpg", taken)})
    desk.post("/toa-soan/images/add/", {"title": "hai", "file": upload("b.jpg", taken), "description": "Chợ"})
    desk.post(
        "/toa-soan/images/chooser/create/",
        {"image-chooser-upload-title": "ba", "image-chooser-upload-file": upload("c.jpg", taken)},
    )
    assert {one.title: one.credit for one in Photo.objects.all()} == dict.fromkeys(
        ("một", "hai", "ba"), "Nguyễn Văn Bình"
    )
    kept = Photo.objects.get(title="hai")
    (entry,) = entries_of("media.photo", kept.pk)
    assert (entry.action, entry.actor_id) == ("media.photo.add", world.lan.actor_id)
    assert kept.metadata["gps"]


def kept_work(kind: str) -> tuple[Any, str, SimpleUploadedFile]:
    """A work of the library, the address of its form, and another file of its kind."""
    if kind == "photo":
        return photo(), "images/{}/", upload("b.jpg", jpeg(20, 20))
    if kind == "attachment":
        plan = Attachment.objects.create(title="Kế hoạch", file=upload("a.txt", "một".encode()))
        return plan, "documents/edit/{}/", upload("b.txt", b"hai")
    sound = Recording.objects.create(title="Tiếng", file=upload("x.mp3", sounds.mp3()))
    return sound, "am-thanh-video/edit/{}/", upload("y.mp4", sounds.mp4())


@pytest.mark.parametrize("kind", ["photo", "attachment", "recording"])
def test_a_file_is_never_replaced_where_texts_were_approved_with_it(desk: Client, kind: str) -> None:
    kept, address, other = kept_work(kind)
    before = kept.file.name
    where = f"/toa-soan/{address.format(kept.pk)}"
    assert 'type="file"' not in desk.get(where).content.decode()
    desk.post(where, {"title": "mới", "file": other})
    kept.refresh_from_db()
    assert (kept.title, kept.file.name) == ("mới", before)
    kept.file = other
    with pytest.raises(ValidationError, match="không được thay"):
        kept.save()


def test_a_lost_file_may_be_brought_again(desk: Client) -> None:
    kept = photo()
    kept.file.storage.delete(kept.file.name)
    desk.post(f"/toa-soan/images/{kept.pk}/", {"title": "tìm lại được", "file": upload("b.jpg", jpeg(20, 20))})
    kept.refresh_from_db()
    assert kept.file.storage.exists(kept.file.name)


def test_the_photo_form_asks_for_what_a_release_needs(desk: Client) -> None:
    page = desk.get("/toa-soan/images/add/").content.decode()
    for field in ("description", "credit", "caption", "licence", "ai_use"):
        assert f'name="{field}"' in page


@pytest.mark.parametrize(
    "address", ["/toa-soan/documents/add/", "/toa-soan/documents/chooser/create/", "/toa-soan/documents/multiple/add/"]
)
def test_a_bad_document_is_refused_at_every_door(desk: Client, address: str) -> None:
    bad = b"<html><script>alert(1)</script></html>"
    desk.post(
        address,
        {
            "title": "x",
            "file": upload("x.pdf", bad),
            "document-chooser-upload-title": "x",
            "document-chooser-upload-file": upload("x.pdf", bad),
            "files[]": upload("x.pdf", bad),
        },
    )
    assert not Attachment.objects.exists()


def test_originals_are_for_staff_alone(desk: Client) -> None:
    kept = Attachment.objects.create(title="Mật", file=upload("mat.pdf", hostile.PDF))
    shot = photo()
    for address in (kept.url, shot.file.url):
        answer = desk.get(address)
        assert answer.status_code == 200
        assert answer.getvalue()
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    for address in (kept.url, shot.file.url):
        assert Client().get(address).status_code == 302


def test_being_signed_in_is_not_enough_to_see_originals(world: World) -> None:
    visitor = Client()
    visitor.force_login(world.vy)
    world.vy.memberships.all().delete()
    assert visitor.get(photo().file.url).status_code == 403
    kept = Attachment.objects.create(title="Mật", file=upload("mat.pdf", hostile.PDF))
    assert visitor.get(kept.url).status_code in {302, 403}


def test_the_file_of_a_deleted_recording_goes_with_it(
    desk: Client, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    made = Recording.objects.create(title="Tiếng", file=upload("x.mp3", sounds.mp3()))
    name, storage = str(made.file.name), made.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(f"/toa-soan/am-thanh-video/delete/{made.pk}/").status_code == 302
    assert not storage.exists(name)
    assert next(entry.action for entry in entries_of("media.recording", made.pk)) == "media.recording.delete"


def test_a_recording_is_uploaded_listed_and_changed(desk: Client) -> None:
    home = "/toa-soan/am-thanh-video/"
    given = {"title": "Bản tin", "file": upload("x.mp4", sounds.mp4()), "transcript": "Lời đọc", "credit": "Đài"}
    assert desk.post(f"{home}new/", given).status_code == 302
    made = Recording.objects.get()
    assert (made.kind, made.duration_ms, made.uploaded_by is not None) == ("video", 95_000, True)
    assert "1:35" in desk.get(home).content.decode()
    changed = {"title": "Bản tin sáng", "transcript": "Lời đọc", "credit": "Đài", "file": ""}
    assert desk.post(f"{home}edit/{made.pk}/", changed).status_code == 302
    made.refresh_from_db()
    assert made.title == "Bản tin sáng"


def test_a_bad_recording_keeps_the_words_typed(desk: Client) -> None:
    given = {"title": "Bản tin", "file": upload("x.mp3", b"<html>"), "transcript": "Lời đã gõ"}
    answer = desk.post("/toa-soan/am-thanh-video/new/", given)
    assert "Lời đã gõ" in answer.content.decode()
    assert not Recording.objects.exists()


def test_the_chooser_offers_uploads_and_gives_a_recording(desk: Client) -> None:
    home = "/toa-soan/recording_chooser/"
    assert "html" in json.loads(desk.get(home).content)
    answer = desk.post(f"{home}create/", {"title": "Tiếng", "file": upload("x.mp3", sounds.mp3())})
    chosen = json.loads(answer.content)
    made = Recording.objects.get()
    assert chosen["step"] == "chosen"
    assert chosen["result"]["id"] == str(made.pk)
    assert json.loads(desk.get(f"{home}chosen/{made.pk}/").content)["result"]["title"] == "Tiếng"
    assert made.uploaded_by is not None


@pytest.mark.django_db
def test_the_block_keeps_recordings_as_text() -> None:
    made = Recording.objects.create(title="Tiếng", file=upload("x.mp3", sounds.mp3()))
    block = RecordingChooserBlock()
    stored = block.get_prep_value(made)
    assert stored == str(made.pk)
    assert block.to_python(stored) == made
    assert block.bulk_to_python([stored, None, "not a uuid", stored]) == [made, None, None, made]
    assert block.clean(made) == made
    assert list(block.extract_references(made)) == [(Recording, str(made.pk), "", "")]


def test_a_licence_is_kept_with_its_purposes(desk: Client) -> None:
    given = {"name": "TTXVN", "purposes": ["web", "radio"], "from_date": "2026-01-01", "to_date": "2027-01-01"}
    assert desk.post("/toa-soan/giay-phep/new/", given).status_code == 302
    assert Licence.objects.get().purposes == ["web", "radio"]
    assert "TTXVN" in desk.get("/toa-soan/giay-phep/").content.decode()
    wrong = {"name": "Sai", "from_date": "2026-01-01", "to_date": "2025-01-01"}
    assert desk.post("/toa-soan/giay-phep/new/", wrong).status_code in {200, 422}
    assert desk.post("/toa-soan/giay-phep/new/", {"name": "Sai", "purposes": ["bay"]}).status_code in {200, 422}
    assert Licence.objects.count() == 1


def test_a_consent_is_for_one_work(desk: Client) -> None:
    shot = photo()
    given = {"given_by": "Bà Ên", "from_date": "2026-11-01", "evidence": "Thư", "purpose": ""}
    assert desk.post("/toa-soan/dong-y/new/", given).status_code in {200, 422}
    assert desk.post("/toa-soan/dong-y/new/", {**given, "photo": shot.pk}).status_code == 302
    assert Consent.objects.get().from_date == date(2026, 11, 1)


def test_long_lists_ask_no_more_queries_than_short_ones(
    desk: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    addresses = [f"/toa-soan/{name}/" for name in ("am-thanh-video", "giay-phep", "dong-y")]
    most = {address: _queries(desk, address) + 4 for address in addresses}
    for number in range(12):
        Recording.objects.create(title=f"Tiếng {number}", file=upload("x.mp3", sounds.mp3()))
        Licence.objects.create(name=f"Giấy phép {number}")
        Consent.objects.create(photo=photo(), given_by="Bà Ên", from_date=NOON.date(), evidence="Thư")
    for address in addresses:
        with django_assert_max_num_queries(most[address]):
            desk.get(address)


def _queries(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_roles_open_the_library_and_licences_are_for_leaders(world: World) -> None:
    permissions.ensure_groups()
    clients = {}
    for name in ("binh", "lan", "vy"):
        permissions.sync_groups(world.people[name], NOON.date())
        clients[name] = signed_in(world.people[name])
    allowed = {
        (name, address): client.get(f"/toa-soan/{address}").status_code == 200
        for name, client in clients.items()
        for address in ("images/add/", "am-thanh-video/new/", "giay-phep/new/", "dong-y/new/")
    }
    assert {key for key, may in allowed.items() if may} == {
        ("binh", "images/add/"),
        ("binh", "am-thanh-video/new/"),
        ("binh", "dong-y/new/"),
        ("lan", "images/add/"),
        ("lan", "am-thanh-video/new/"),
        ("lan", "giay-phep/new/"),
        ("lan", "dong-y/new/"),
    }


def test_there_is_no_moving_between_folders_where_there_is_one(desk: Client) -> None:
    photo()
    page = desk.get("/toa-soan/images/").content.decode()
    assert "bulk/media/photo/add_tags/" in page
    assert "add_to_collection" not in page


@pytest.mark.parametrize(("act", "fields"), [("add_tags", {"tags": "lễ hội"}), ("delete", {"go": "1"})])
@pytest.mark.parametrize("kind", ["photo", "attachment"])
def test_many_at_once_are_tagged_and_deleted(desk: Client, kind: str, act: str, fields: dict[str, str]) -> None:
    works = [kept_work(kind)[0] for _number in range(2)]
    address = f"/toa-soan/bulk/media/{kind}/{act}/?" + "&".join(f"id={work.pk}" for work in works)
    assert works[0].title in desk.get(address).content.decode()
    assert desk.post(address, fields).status_code == 302
    left = type(works[0]).objects.all()
    assert [str(tag) for work in left for tag in work.tags.all()] == ["lễ hội"] * len(left)
    assert len(left) == (2 if act == "add_tags" else 0)


def test_a_photo_that_a_text_shows_is_not_deleted(desk: Client, world: World) -> None:
    shown = photo()
    output = road.draft(world)
    block = {"type": "photo", "value": {"photo": shown.pk, "caption": ""}}
    road.save(world.binh, output, DraftContent(headline="Ghe ngo", lead="", body=[block]))
    for address in (f"images/{shown.pk}/delete/", f"bulk/media/photo/delete/?id={shown.pk}"):
        answer = desk.post(f"/toa-soan/{address}", {"go": "1"})
        assert answer.status_code == 409
        assert "đang được dùng" in answer.content.decode()
    assert Photo.objects.filter(pk=shown.pk).exists()
