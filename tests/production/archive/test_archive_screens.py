"""The archive's screens: what they show to whom, and what they cost."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse

from hoitu.foundation.audit.queries import Entry as AuditEntry
from hoitu.foundation.directory.models import Person
from hoitu.foundation.media.models import Licence, Photo
from hoitu.production.archive import operations
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Release
from tests.foundation.media import works
from tests.foundation.staff import signed_in
from tests.production.archive import shelf
from tests.production.newsroom import road
from tests.world import NOON, World

LATER = NOON + timedelta(hours=5)
HOME = "/toa-soan/kho-tin/"
MOST_QUERIES = 12


def get(person: Person, address: str, **asked: str) -> Any:
    return signed_in(person).get(address, asked)


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def page(person: Person, release: Release) -> Any:
    return get(person, reverse("archive:release", args=[release.pk]))


def with_photo(world: World, photo: Photo) -> Release:
    """A release with a cover and a fact."""
    output = road.draft(world)
    fact = newsroom.add_fact(by=world.tam, story_id=output.story_id, text="Gặt 30 ha lúa", now=NOON)
    road.save(world.binh, output, road.content(cover_id=photo.pk))
    newsroom.use_facts(by=world.binh, output_id=output.pk, fact_ids=[fact.pk], now=NOON)
    newsroom.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    made = newsroom.release(by=world.hanh, output_id=output.pk, now=NOON)
    operations.follow(output_id=output.pk)
    return made


def test_an_empty_archive_says_what_will_come(world: World) -> None:
    assert "Chưa có bản phát hành nào" in text_of(get(world.binh, HOME))
    assert "Không có bản phát hành nào như vậy" in text_of(get(world.binh, HOME, text="tôm"))


def test_the_list_marks_the_matches_and_leads_to_the_release(world: World) -> None:
    made = shelf.released(world)
    shown = text_of(get(world.binh, HOME, text="lua huu co"))
    assert "<mark>Lúa</mark> <mark>hữu</mark> <mark>cơ</mark>" in shown
    assert reverse("archive:release", args=[made.pk]) in shown


def test_nonsense_in_the_address_narrows_nothing(world: World) -> None:
    shelf.released(world)
    asked = {"kind": "<x>", "since": "9999-99-99", "until": "0001-01-01", "agency_id": "x", "p": "999", "state": "'"}
    answer = get(world.binh, HOME, **asked)
    assert answer.status_code == 200
    assert "Lúa hữu cơ" in text_of(answer)


def test_a_page_beyond_the_last_is_the_last(world: World) -> None:
    shelf.imported(world, *(f"Lúa số {number}" for number in range(21)))
    shown = text_of(get(world.binh, HOME, p="99"))
    assert "Trang 2/2" in shown
    assert shown.count('class="ar-entry"') == 1


def test_a_release_shows_what_it_said_who_approved_and_its_hash(world: World) -> None:
    made = shelf.released(world)
    shown = text_of(page(world.binh, made))
    for words in (road.TEXT, made.content_hash, "Lê Minh Tâm", "Trần Thị Lan", "Phạm Thị Hạnh", "Nguyễn Văn Bình"):
        assert words in shown, words


def test_another_newsroom_reads_the_text_and_not_the_approvals(world: World) -> None:
    made = shelf.released(world)
    shown = text_of(page(world.mai, made))
    assert road.TEXT in shown
    assert "Trần Thị Lan" not in shown


def test_a_replaced_release_leads_to_what_changed(world: World) -> None:
    first = shelf.released(world)
    second = shelf.corrected(world, first, "Lúa hữu cơ vào vụ gặt muộn", now=LATER)
    assert reverse("archive:difference", args=[first.pk]) in text_of(page(world.binh, first))
    shown = text_of(get(world.binh, reverse("archive:difference", args=[first.pk])))
    assert "<del>sớm</del>" in shown
    assert "<ins>muộn</ins>" in shown
    assert get(world.binh, reverse("archive:difference", args=[second.pk])).status_code == 404
    assert "Bản trước ghi sai diện tích." in text_of(page(world.binh, second))


def test_what_is_not_ones_own_is_not_there_and_the_audit_knows(world: World) -> None:
    first = shelf.released(world)
    shelf.withdrawn(world, first, now=LATER)
    assert page(world.mai, first).status_code == 404
    assert AuditEntry.objects.filter(action="archive.screen.open", outcome="refused").count() == 1
    assert "Theo yêu cầu" in text_of(page(world.vy, first))
    assert get(world.binh, reverse("archive:release", args=[uuid4()])).status_code == 404


def test_a_licence_that_has_ended_is_flagged(world: World) -> None:
    licence = Licence.objects.create(name="TTXVN 2026", agency=world.newspaper, purposes=["web"])
    made = with_photo(world, works.photo(licence=licence))
    assert "TTXVN 2026: còn hiệu lực" in text_of(page(world.binh, made))
    Licence.objects.update(to_date=date(2026, 11, 1))
    shown = text_of(page(world.binh, made))
    assert "giấy phép “TTXVN 2026” đã hết hạn từ ngày 01/11/2026" in shown


def test_where_a_photo_a_fact_and_a_story_were_used(world: World) -> None:
    photo = works.photo()
    made = with_photo(world, photo)
    fact = made.output.story.facts.get()
    for kind, key in (("photo", photo.pk), ("fact", fact.pk), ("story", made.output.story_id)):
        shown = text_of(get(world.binh, reverse("archive:uses", args=[kind, key])))
        assert reverse("archive:release", args=[made.pk]) in shown, kind
    for kind, no_key in (("photo", str(10**9)), ("photo", "x"), ("fact", str(uuid4())), ("story", "x"), ("cow", "1")):
        assert get(world.binh, reverse("archive:uses", args=[kind, no_key])).status_code == 404, (kind, no_key)
    assert get(world.mai, reverse("archive:uses", args=["fact", fact.pk])).status_code == 404
    assert get(world.mai, reverse("archive:uses", args=["photo", photo.pk])).status_code == 200


def test_who_has_no_role_is_refused(world: World) -> None:
    world.binh.memberships.all().delete()
    assert get(world.binh, HOME).status_code == 403


def test_a_list_costs_the_same_however_much_there_is(world: World, django_assert_max_num_queries: Any) -> None:
    shelf.imported(world, *(f"Lúa số {number}" for number in range(45)))
    client = signed_in(world.binh)
    client.get(HOME)
    with django_assert_max_num_queries(100) as shell:
        client.get("/toa-soan/toc-do-doc/")
    for asked in ({}, {"text": "lua so"}, {"text": "Lúa số", "byline": "Bình", "since": "2026-11-01"}):
        with django_assert_max_num_queries(len(shell) + MOST_QUERIES):
            assert "Trang 1/3" in text_of(client.get(HOME, asked))


def test_a_release_with_photo_and_fact_stays_within_its_queries(
    world: World, django_assert_max_num_queries: Any
) -> None:
    made = with_photo(world, works.photo())
    client = signed_in(world.binh)
    client.get(reverse("archive:release", args=[made.pk]))
    with django_assert_max_num_queries(100) as shell:
        client.get("/toa-soan/toc-do-doc/")
    with django_assert_max_num_queries(len(shell) + MOST_QUERIES):
        client.get(reverse("archive:release", args=[made.pk]))


def test_the_menu_leads_there(world: World) -> None:
    assert HOME in text_of(get(world.binh, "/toa-soan/"))
