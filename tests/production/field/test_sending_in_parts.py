"""Files over a bad line: in parts, from where they stopped, once each."""

from __future__ import annotations

import contextlib
import io
import shutil
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from hoitu.foundation.media.queries import Photo, Recording
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import Refusal
from hoitu.production.field import limits, operations, store
from hoitu.production.field.models import Upload
from hoitu.production.field.operations import About, FileSaid
from hoitu.production.field.rules.digest import digest_of
from tests.foundation.media import hostile, sounds
from tests.production.field.phone import BASE, TUS, Phone, picture
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture
def phone(world: World, client: Client, settings: Settings, tmp_path: object) -> Phone:
    """Anh Bình's phone."""
    settings.MEDIA_ROOT, settings.HOME = str(tmp_path), tmp_path
    client.force_login(world.binh)
    return Phone(client)


def test_a_photo_arrives_in_parts_and_belongs_to_its_story(phone: Phone, world: World) -> None:
    story = road.story(world)
    said = phone.send(picture(1), part=200, story=str(story.pk), caption="Gặt sớm ở Long Đức").json()
    photo = Photo.objects.get(pk=said["photo_id"])
    assert (said["state"], photo.title, photo.credit) == ("received", "Gặt sớm ở Long Đức", "Nguyễn Văn Bình")
    with photo.file.open() as kept:
        assert kept.read() == picture(1)
    page = phone.client.get(f"/toa-soan/tin-bai/{story.pk}/").content.decode()
    assert "Gặt sớm ở Long Đức" in page
    assert "Tư liệu hiện trường" in page
    assert not list(store.folder().iterdir())


def test_recordings_arrive_too(phone: Phone) -> None:
    said = phone.send(sounds.mp3(), kind="audio", name="Phỏng vấn.mp3").json()
    assert said["state"] == "received"
    assert phone.send(sounds.mp4(), kind="video", name="quay.mp4").json()["state"] == "received"
    assert set(Recording.objects.values_list("kind", "uploaded_by__username")) == {("audio", "binh"), ("video", "binh")}


def test_announced_twice_it_is_one_upload_and_goes_on_where_it_stopped(phone: Phone) -> None:
    data, upload_id = picture(2), new_id()
    first = phone.begin(data, upload_id)
    phone.part(upload_id, 0, data[:100])
    again = phone.begin(data, upload_id)
    assert first["Location"] == again["Location"] == f"{BASE}tep/{upload_id}/"
    assert again["Upload-Offset"] == "100"
    assert Upload.objects.count() == 1


def test_sent_again_after_it_arrived_nothing_arrives_twice(phone: Phone) -> None:
    data, upload_id = picture(3), new_id()
    first, again = phone.send(data, upload_id).json(), phone.send(data, upload_id).json()
    assert first == again
    assert Photo.objects.count() == 1


@pytest.mark.slow
@pytest.mark.usefixtures("phone")
def test_two_hundred_queued_files_arrive_once_each_though_every_step_is_done_twice(world: World) -> None:
    ids = [new_id() for _ in range(200)]
    for number, upload_id in enumerate(ids):
        data = picture(number)
        said = FileSaid("photo", "anh.jpg", len(data), digest_of(io.BytesIO(data)))
        for _time in range(2):
            operations.begin(by=world.binh, upload_id=upload_id, file=said, about=About(), now=NOON)
            with contextlib.suppress(store.WrongOffset):
                operations.append(by=world.binh, upload_id=upload_id, offset=0, data=data, now=NOON)
        for _time in range(2):
            assert operations.receive(by=world.binh, upload_id=upload_id, now=NOON).state == "received"
    assert Upload.objects.exclude(received_at=None).count() == Photo.objects.count() == 200
    assert len(set(Upload.objects.values_list("photo_id", flat=True))) == 200


def test_a_part_that_does_not_follow_is_refused_and_the_offset_stays(phone: Phone) -> None:
    data, upload_id = picture(4), new_id()
    phone.begin(data, upload_id)
    assert phone.part(upload_id, 50, data[50:100]).status_code == 409
    assert phone.part(upload_id, 0, data + b"more").status_code == 422
    assert phone.offset(upload_id) == 0


def test_a_file_damaged_on_the_way_is_sent_again_from_the_beginning(phone: Phone) -> None:
    data, upload_id = picture(5), new_id()
    phone.begin(data, upload_id)
    phone.part(upload_id, 0, bytes([data[0] ^ 1]) + data[1:])
    answer = phone.receipt(upload_id)
    assert (answer.status_code, answer.json()["code"]) == (422, "checksum")
    assert phone.offset(upload_id) == 0
    assert phone.send(data, upload_id).json()["state"] == "received"


def test_a_receipt_before_the_end_says_that_parts_are_missing(phone: Phone) -> None:
    data, upload_id = picture(6), new_id()
    phone.begin(data, upload_id)
    phone.part(upload_id, 0, data[:10])
    assert phone.receipt(upload_id).json()["code"] == "incomplete"


@pytest.mark.parametrize("name", sorted(hostile.PHOTOS))
def test_hostile_files_are_refused_in_words_and_told_again(phone: Phone, name: str) -> None:
    file_name, data, _code = hostile.PHOTOS[name]
    upload_id = new_id()
    begun = phone.begin(data, upload_id, name=file_name)
    if begun.status_code != 201:
        assert begun.json()["message"]
        return
    said = phone.send(data, upload_id, name=file_name).json()
    assert said["state"] == "refused"
    assert said["message"]
    assert phone.receipt(upload_id).json() == said
    assert Photo.objects.count() == 0


@pytest.mark.parametrize(
    ("kind", "name", "length", "code"),
    [
        ("photo", "anh.svg", 10, "extension"),
        ("photo", "anh.jpg", 0, "empty"),
        ("photo", "anh.jpg", 10**12, "too_large"),
        ("audio", "chay.exe", 10, "extension"),
        ("document", "a.pdf", 10, "bad_kind"),
    ],
)
def test_what_would_be_refused_anyway_is_refused_before_it_is_sent(
    world: World, kind: str, name: str, length: int, code: str
) -> None:
    said = FileSaid(kind, name, length, "0" * 64)
    with pytest.raises(Refusal) as refused:
        operations.begin(by=world.binh, upload_id=new_id(), file=said, about=About(), now=NOON)
    assert refused.value.code == code


def test_ids_are_made_by_the_clock(phone: Phone) -> None:
    assert phone.begin(picture(), uuid4()).status_code == 422


def test_an_upload_belongs_to_one_person(phone: Phone, world: World) -> None:
    data, upload_id = picture(7), new_id()
    phone.begin(data, upload_id)
    other = Client()
    other.force_login(world.sarone)
    theirs = Phone(other)
    assert theirs.offset(upload_id) == -1
    assert theirs.begin(data, upload_id).status_code == 404
    assert theirs.part(upload_id, 0, data).status_code == 404
    assert theirs.receipt(upload_id).status_code == 404
    assert other.delete(f"{BASE}tep/{upload_id}/", headers=TUS).status_code == 404
    assert phone.offset(upload_id) == 0


def test_only_who_works_on_a_story_adds_to_it(phone: Phone, world: World) -> None:
    story = road.story(world)
    phone.client.force_login(world.sarone)
    assert phone.begin(picture(), new_id(), story=str(story.pk)).status_code == 403
    phone.client.force_login(world.mai)
    assert phone.begin(picture(), new_id(), story=str(story.pk)).status_code == 404
    phone.client.force_login(world.vy)
    assert phone.begin(picture(), new_id()).status_code == 403


def test_an_upload_can_be_taken_back_until_it_has_arrived(phone: Phone) -> None:
    data, upload_id = picture(8), new_id()
    phone.begin(data, upload_id)
    phone.part(upload_id, 0, data[:50])
    assert phone.client.delete(f"{BASE}tep/{upload_id}/", headers=TUS).status_code == 204
    assert phone.offset(upload_id) == -1
    phone.send(data, upload_id)
    assert phone.client.delete(f"{BASE}tep/{upload_id}/", headers=TUS).status_code == 422


def test_other_versions_of_the_protocol_are_told_ours(phone: Phone) -> None:
    assert phone.client.head(f"{BASE}tep/{new_id()}/").status_code == 412
    said = phone.client.options(f"{BASE}tep/")
    assert (said.status_code, said["Tus-Version"]) == (204, "1.0.0")
    assert said["Tus-Extension"] == "creation,termination,expiration"


@pytest.mark.parametrize("metadata", ["id not-base64!", "id", "no,,pairs ;", "id " + "A" * 9000])
def test_unreadable_announcements_are_answered(phone: Phone, metadata: str) -> None:
    headers = {**TUS, "Upload-Length": "5", "Upload-Metadata": metadata}
    assert phone.client.post(f"{BASE}tep/", headers=headers).status_code == 400


def test_a_full_disk_keeps_what_was_there_and_says_so(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    data, upload_id = picture(9), new_id()
    phone.begin(data, upload_id)
    usage = shutil.disk_usage("/")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=limits.ROOM_LEFT))
    assert phone.begin(picture(10), new_id()).status_code == 507
    assert phone.part(upload_id, 0, data).status_code == 204


def test_too_many_unfinished_files_wait_on_the_phone(phone: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_OPEN", 1)
    phone.begin(picture(11), new_id())
    assert phone.begin(picture(12), new_id()).json()["code"] == "too_many"


def test_seven_days_without_a_part_and_the_file_is_let_go(phone: Phone, world: World) -> None:
    data, upload_id = picture(13), new_id()
    said = FileSaid("photo", "anh.jpg", len(data), "0" * 64)
    operations.begin(by=world.binh, upload_id=upload_id, file=said, about=About(), now=NOON)
    operations.append(by=world.binh, upload_id=upload_id, offset=0, data=data[:9], now=NOON + timedelta(days=6))
    assert operations.reap(NOON + timedelta(days=12)) == 0
    assert operations.reap(NOON + timedelta(days=13)) == 1
    assert phone.offset(upload_id) == -1
    assert not store.path_of(upload_id).exists()


def test_what_came_whole_is_received_though_the_phone_never_asked(phone: Phone) -> None:
    data, upload_id = picture(14), new_id()
    phone.begin(data, upload_id)
    phone.part(upload_id, 0, data)
    operations.reap(NOON)
    assert Upload.objects.get(pk=upload_id).state == "received"
    assert Photo.objects.count() == 1
