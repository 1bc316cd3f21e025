"""Letters of readers: taken in with their files, made into ideas and sources, asked back, refused."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import Settings

from hoitu.audience.readers import links, operations, queries, store
from hoitu.audience.readers.models import Enclosure, Letter
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.media.models import Photo
from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from hoitu.production.newsroom import queries as newsroom
from tests.audience.readers.letters import letter, photo
from tests.production.newsroom import road
from tests.world import NOON, World


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "media"
    return tmp_path


def files_of(home: Path) -> list[Path]:
    return list((home / "thu-ban-doc").glob("*"))


def test_a_letter_arrives_once_with_its_photo_and_without_its_place(world: World, home: Path) -> None:
    letter_id = uuid4()
    for _time in range(2):
        letter(world, letter_id=letter_id, files=[photo()], contact="0912 345 678")
    kept = Enclosure.objects.get()
    assert (kept.kind, kept.kept_until) == ("photo", (NOON + timedelta(days=90)).date())
    assert files_of(home) == [store.path_of(kept.pk, kept.file_name)]
    assert b"\x00\x00\x00\x09\x00\x00\x00\x01" not in files_of(home)[0].read_bytes()
    outbox.drain(now=NOON)
    assert Notice.objects.filter(kind="readers.letter").count() == 5


@pytest.mark.parametrize(
    "files",
    [
        [SimpleUploadedFile("a.exe", b"MZ")],
        [SimpleUploadedFile("a.jpg", b"<script>alert(1)</script>")],
        [SimpleUploadedFile("a.mp4", b"\x00" * 64)],
        [photo(f"{n}.jpg") for n in range(5)],
    ],
    ids=["a program", "no picture", "no film", "too many"],
)
def test_what_is_not_taken_leaves_nothing_behind(world: World, home: Path, files: list[SimpleUploadedFile]) -> None:
    with pytest.raises(NotReady):
        letter(world, files=[photo("first.jpg"), *files][-5:])
    assert not Letter.objects.exists()
    assert files_of(home) == []


def test_a_letter_becomes_an_idea_that_says_whose_it_is(world: World) -> None:
    sent = letter(world, wants_fee=True)
    idea = operations.make_idea(
        by=world.tam, letter_id=sent.pk, unit_id=world.news_desk.pk, title="Cầu Giồng Lức", now=NOON
    )
    assert "Bạn đọc gửi: Cô Út" in idea.pitch
    assert "đề nghị nhuận bút" in idea.pitch
    sent.refresh_from_db()
    assert (sent.stage, sent.turns.get().led_to) == ("taken", idea.pk)
    assert Entry.objects.get(action="readers.letter.take_up").agency_id == world.newspaper.pk


def test_a_letter_becomes_a_source_of_a_story_and_its_photo_comes_into_the_library(world: World) -> None:
    sent, story = letter(world, files=[photo()]), road.story(world)
    operations.make_source(by=world.tam, letter_id=sent.pk, story_id=story.pk, confidential=True, now=NOON)
    assert newsroom.story_page(world.tam, story.pk, NOON).story == story
    taken = operations.take_enclosure(by=world.tam, enclosure_id=Enclosure.objects.get().pk, now=NOON)
    work = Photo.objects.get(pk=taken.work)
    assert (work.credit, work.agency_id) == ("Cô Út", world.newspaper.pk)
    with pytest.raises(Stale):
        operations.take_enclosure(by=world.lan, enclosure_id=taken.pk, now=NOON)


def test_the_newsroom_asks_back_and_the_reader_answers_once(world: World) -> None:
    sent = letter(world)
    with pytest.raises(NotReady):
        operations.answer_back(letter_id=sent.pk, text="Chưa ai hỏi.", now=NOON)
    operations.ask_back(by=world.tam, letter_id=sent.pk, text="Cô thấy lúc mấy giờ?", now=NOON)
    operations.answer_back(letter_id=sent.pk, text="Sáu giờ sáng.", now=NOON)
    with pytest.raises(NotReady):
        operations.answer_back(letter_id=sent.pk, text="Lần nữa.", now=NOON)
    sent.refresh_from_db()
    assert sent.stage == "waiting"
    assert [turn.told for turn in queries.public_turns(sent)] == ["Cô thấy lúc mấy giờ?", "Sáu giờ sáng."]


def test_a_refusal_says_why_and_stands(world: World) -> None:
    sent = letter(world)
    with pytest.raises(NotReady):
        operations.refuse_letter(by=world.tam, letter_id=sent.pk, text=" ", now=NOON)
    operations.refuse_letter(by=world.tam, letter_id=sent.pk, text="Đã có bài rồi.", now=NOON)
    with pytest.raises(Stale):
        operations.ask_back(by=world.tam, letter_id=sent.pk, text="Còn gì nữa?", now=NOON)


def test_strangers_to_the_agency_do_nothing_with_a_letter(world: World) -> None:
    sent = letter(world)
    for person in (world.binh, world.phuc, world.vy):
        with pytest.raises(NotAllowed):
            operations.refuse_letter(by=person, letter_id=sent.pk, text="Không.", now=NOON)
        with pytest.raises(NotFound):
            queries.letter_page(person, sent.pk, NOON)
        assert not queries.letters(person, NOON).exists()


def test_files_are_erased_on_their_day(world: World, home: Path) -> None:
    letter(world, files=[photo(), photo("hai.jpg")])
    assert operations.forget_enclosures(NOON + timedelta(days=90)) == 0
    assert operations.forget_enclosures(NOON + timedelta(days=91)) == 2
    assert files_of(home) == []
    with pytest.raises(NotReady):
        operations.take_enclosure(by=world.tam, enclosure_id=Enclosure.objects.all()[0].pk, now=NOON)


def test_only_the_link_made_for_a_letter_leads_to_it(world: World) -> None:
    sent = letter(world)
    link = links.link_of(sent.pk)
    assert links.letter_of(link) == sent.pk
    for other in (sent.pk.hex, f"{sent.pk.hex}~x", link[:-1], f"{uuid4().hex}~{link.split('~')[1]}", ""):
        assert links.letter_of(other) is None
