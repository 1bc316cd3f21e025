"""Everybody uses the library; an agency alone changes and deletes its works, its leaders alone delete."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.audit.queries import entries_of
from hoitu.foundation.directory import operations as directory
from hoitu.foundation.directory.models import Agency, Person
from hoitu.foundation.media.models import Attachment, Consent, Licence, Photo, Recording
from hoitu.kernel.actor import SystemActor
from hoitu.kernel.clock import local_date, now
from tests.foundation.media import sounds
from tests.foundation.media.works import jpeg, photo
from tests.foundation.staff import signed_in
from tests.world import World, may_approve, person

HOME = "/toa-soan/"


@dataclass
class Shelf:
    """Works of the newspaper, and two of the station's people."""

    photo: Photo
    attachment: Attachment
    recording: Recording
    reporter: Client
    leader: Client


@pytest.fixture
def shelf(world: World) -> Shelf:
    chief = person("tuyet", "Trương Thị Ánh Tuyết", world.station, None, "secretariat")
    may_approve(chief, world.station, "secretariat")
    shot = photo(title="Ghe ngo")
    plan = Attachment.objects.create(title="Kế hoạch", file=SimpleUploadedFile("a.txt", "một".encode()))
    sound = Recording.objects.create(title="Bản tin", file=SimpleUploadedFile("x.mp3", sounds.mp3()))
    for kind in (Photo, Attachment, Recording):
        kind.objects.update(agency=world.newspaper)
    for work in (shot, plan, sound):
        work.refresh_from_db()
    return Shelf(shot, plan, sound, let_in(world.mai), let_in(chief))


def let_in(who: Person) -> Client:
    """A browser of somebody, past the door (second factors are another test's matter)."""
    client = Client()
    client.force_login(who)
    session = client.session
    session["directory.gate_passed_at"] = now().timestamp()
    session.save()
    return client


def addresses(shelf: Shelf) -> dict[str, str]:
    return {
        "photo": f"{HOME}images/{shelf.photo.pk}/",
        "photo deletion": f"{HOME}images/{shelf.photo.pk}/delete/",
        "document": f"{HOME}documents/edit/{shelf.attachment.pk}/",
        "document deletion": f"{HOME}documents/delete/{shelf.attachment.pk}/",
        "recording": f"{HOME}am-thanh-video/edit/{shelf.recording.pk}/",
        "recording deletion": f"{HOME}am-thanh-video/delete/{shelf.recording.pk}/",
    }


def test_another_agency_neither_changes_nor_deletes(shelf: Shelf) -> None:
    for name, address in addresses(shelf).items():
        for client in (shelf.reporter, shelf.leader):
            assert client.get(address).status_code == 403, name
            assert client.post(address, {"title": "của tôi"}).status_code == 403, name
    shelf.photo.refresh_from_db()
    assert shelf.photo.title == "Ghe ngo"


def test_its_own_people_change_and_its_leaders_delete(world: World, shelf: Shelf) -> None:
    reporter, leader = let_in(world.binh), let_in(world.lan)
    answers = {name: reporter.get(address).status_code for name, address in addresses(shelf).items()}
    assert answers == {name: 403 if "deletion" in name else 200 for name in answers}
    assert {leader.get(address).status_code for address in addresses(shelf).values()} == {200}


@pytest.mark.parametrize("who", ["binh", "lan", "mai"])
def test_the_lists_are_searched_by_word(shelf: Shelf, world: World, who: str) -> None:
    browser = let_in(world.people[who])
    for path in ("images/", "documents/", "am-thanh-video/", "images/results/", "documents/results/"):
        for word in ("Ghe", "kế hoạch", "%", '"', "ខ្មែរ"):
            assert browser.get(f"{HOME}{path}", {"q": word}).status_code == 200, (path, word)
    found = browser.get(f"{HOME}images/", {"q": shelf.photo.title}).content.decode()
    assert (f"{HOME}images/{shelf.photo.pk}/" in found) == (who != "mai")


@pytest.mark.parametrize("who", ["vy", "quan"])
def test_who_makes_nothing_has_no_door_to_the_library(shelf: Shelf, world: World, who: str) -> None:
    browser = let_in(world.people[who])
    photo, paper = shelf.photo.pk, shelf.attachment.pk
    photos = ("images/chooser/", f"images/chooser/chosen/{photo}/", f"images/chooser/{photo}/select_format/")
    for path in (*photos, "documents/chooser/", f"documents/chooser/chosen/{paper}/", "recording_chooser/"):
        assert browser.get(f"{HOME}{path}").status_code == 403, path
    for work in (shelf.photo, shelf.attachment, shelf.recording):
        assert sent(browser, work.file.name) == 403, work
        assert sent(shelf.reporter, work.file.name) == 200, work
    assert sent(browser, shelf.photo.get_rendition("max-165x165").file.name) == 200


def sent(browser: Client, name: str | None) -> int:
    answer = browser.get(f"/media/{name}")
    if answer.streaming:
        assert b"".join(answer)  # to its end: that closes the file
    return answer.status_code


def test_everybody_who_makes_something_may_choose_any_work(shelf: Shelf) -> None:
    for kind, chooser in (("photo", "images/chooser/"), ("attachment", "documents/chooser/")):
        work = getattr(shelf, kind)
        assert work.title in json.loads(shelf.reporter.get(f"{HOME}{chooser}").content)["html"]
        assert shelf.reporter.get(f"{HOME}{chooser}chosen/{work.pk}/").status_code == 200
    assert "Bản tin" in json.loads(shelf.reporter.get(f"{HOME}recording_chooser/").content)["html"]


def test_the_lists_hold_ones_own_agencys_works(world: World, shelf: Shelf) -> None:
    for address in ("images/", "documents/", "am-thanh-video/"):
        own = let_in(world.binh).get(f"{HOME}{address}").content.decode()
        others = shelf.reporter.get(f"{HOME}{address}").content.decode()
        assert any(work.title in own for work in (shelf.photo, shelf.attachment, shelf.recording)), address
        assert not any(work.title in others for work in (shelf.photo, shelf.attachment, shelf.recording)), address


@pytest.mark.parametrize("kind", ["photo", "attachment"])
def test_many_at_once_are_no_way_round(world: World, shelf: Shelf, kind: str) -> None:
    work = getattr(shelf, kind)
    for act, fields in (("delete", {"go": "1"}), ("add_tags", {"tags": "trộm"})):
        for ids in (f"id={work.pk}", "id=all"):
            shelf.leader.post(f"{HOME}bulk/media/{kind}/{act}/?{ids}", fields)
    let_in(world.binh).post(f"{HOME}bulk/media/{kind}/delete/?id={work.pk}", {"go": "1"})
    work.refresh_from_db()
    assert not work.tags.exists()


def test_what_comes_in_belongs_to_the_agency_of_who_brings_it(world: World, shelf: Shelf) -> None:
    mp3, txt = SimpleUploadedFile("x.mp3", sounds.mp3()), SimpleUploadedFile("b.txt", b"hai")
    sent: list[tuple[str, dict[str, Any]]] = [
        ("images/add/", {"title": "Đài", "file": SimpleUploadedFile("b.jpg", jpeg(20, 20))}),
        ("documents/add/", {"title": "Đài", "file": txt}),
        ("am-thanh-video/new/", {"title": "Đài", "file": mp3}),
        ("images/multiple/add/", {"title": "Đài", "files[]": SimpleUploadedFile("c.jpg", jpeg(21, 20))}),
    ]
    for address, fields in sent:
        shelf.reporter.post(HOME + address, fields)
    for kind, count in ((Photo, 2), (Attachment, 1), (Recording, 1)):
        assert kind.objects.filter(title="Đài", agency=world.station).count() == count
    entry = entries_of("media.photo", Photo.objects.filter(title="Đài").latest("pk").pk).first()
    assert entry is not None
    assert entry.agency_id == world.station.pk


def test_a_successor_keeps_the_works_it_took_over(world: World, shelf: Shelf) -> None:
    directory.merge_agencies(
        by=SystemActor("tests"),
        predecessor_ids=[world.newspaper.pk],
        successor_id=world.station.pk,
        on=local_date(now()),
        document="QĐ 1",
        now=now(),
    )
    assert {shelf.leader.get(address).status_code for address in addresses(shelf).values()} == {200}


def test_a_work_of_nobody_is_the_leaders_to_change(world: World, shelf: Shelf) -> None:
    Photo.objects.update(agency=None)
    address = addresses(shelf)["photo"]
    assert (shelf.reporter.get(address).status_code, shelf.leader.get(address).status_code) == (403, 200)
    assert let_in(world.quan).get(address).status_code == 403


def test_a_long_list_asks_no_more_than_a_short_one(
    world: World, shelf: Shelf, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reader = let_in(world.binh)
    assert shelf.recording.agency == world.newspaper
    with CaptureQueriesContext(connection) as short:
        reader.get(f"{HOME}am-thanh-video/")
    sound = SimpleUploadedFile("x.mp3", sounds.mp3())
    Recording.objects.bulk_create(
        Recording(title=f"Tiếng {number}", kind="audio", file=sound, agency=world.newspaper) for number in range(15)
    )
    with django_assert_max_num_queries(len(short)):
        assert "Tiếng 14" in reader.get(f"{HOME}am-thanh-video/").content.decode()


def licence(agency: Agency) -> Licence:
    return Licence.objects.create(name="TTXVN", agency=agency)


def test_a_licence_is_read_by_all_and_changed_by_its_agency(world: World, shelf: Shelf) -> None:
    address = f"{HOME}giay-phep/edit/{licence(world.newspaper).pk}/"
    assert "TTXVN" in shelf.reporter.get(f"{HOME}giay-phep/").content.decode()
    assert address not in shelf.leader.get(f"{HOME}giay-phep/").content.decode()
    answers = [client.get(address).status_code for client in (shelf.leader, let_in(world.binh), let_in(world.lan))]
    assert answers == [403, 403, 200]


def test_a_consent_is_written_down_by_the_agency_of_the_work(world: World, shelf: Shelf) -> None:
    given = {"photo": shelf.photo.pk, "given_by": "Bà Ên", "from_date": "2026-11-01", "evidence": "Thư", "purpose": ""}
    refused = shelf.reporter.post(f"{HOME}dong-y/new/", given)
    assert "cơ quan khác" in refused.content.decode()
    assert let_in(world.binh).post(f"{HOME}dong-y/new/", given).status_code == 302
    kept = Consent.objects.get()
    assert kept.from_date == date(2026, 11, 1)
    assert "Bà Ên" in let_in(world.binh).get(f"{HOME}dong-y/").content.decode()
    assert "Bà Ên" not in shelf.reporter.get(f"{HOME}dong-y/").content.decode()
    edit = f"{HOME}dong-y/edit/{kept.pk}/"
    assert (shelf.leader.get(edit).status_code, let_in(world.lan).get(edit).status_code) == (403, 200)


def test_who_makes_nothing_is_kept_out_of_the_library(world: World, shelf: Shelf) -> None:
    for who in (world.vy, world.quan):
        client = signed_in(who)
        for address in ("images/", "images/add/", "documents/", "am-thanh-video/", *addresses(shelf).values()):
            assert client.get(HOME + address.removeprefix(HOME)).status_code == 403, address
