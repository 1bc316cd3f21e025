"""The desk decides what stands at the top of a front, in which order, until when; the rest follows by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hoitu.delivery.site import operations, queries
from hoitu.delivery.site.models import Pin
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel import clock
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from tests.delivery.site.contents import in_khmer, released
from tests.delivery.site.reading import Reader
from tests.world import NOON, World

DAY = timedelta(days=1)


@pytest.fixture
def news(world: World) -> list[Any]:
    """Eight releases, the oldest first."""
    contents = [released(world, f"Tin {number}") for number in range(8)]
    for content in contents:
        operations.freeze_release(content=content, now=NOON)
    return contents


def number_of(headline: str) -> int:
    return next(article.number for article in queries.pinnable("vi") if article.headline == headline)


def pin(world: World, headline: str, front: str = "vi", **changes: Any) -> Pin:
    given = {"by": world.lan, "until": NOON + DAY, "now": NOON, **changes}
    return operations.pin(front=front, number=number_of(headline), **given)


def order(reader: Reader, address: str) -> list[str]:
    """The first headlines of a page, as far as they are ours."""
    text = reader.get(address).text
    places = {f"Tin {number}": text.find(f">Tin {number}</a>") for number in range(8)}
    return sorted((name for name, place in places.items() if place >= 0), key=lambda name: places[name])


@pytest.mark.usefixtures("news", "stopped_clock")
def test_what_is_pinned_stands_first_in_the_order_given_until_its_time_is_over(world: World, reader: Reader) -> None:
    second, first = pin(world, "Tin 2"), pin(world, "Tin 0", until=NOON + 3 * DAY)
    operations.order_pins(by=world.tam, front="vi", pins=[first.pk, second.pk], now=NOON)
    outbox.drain(now=NOON)
    assert order(reader, "/")[:3] == ["Tin 0", "Tin 2", "Tin 7"]
    assert order(reader, "/thoi-su/")[0] == "Tin 7"  # another front

    outbox.run_sweeps(now=NOON + DAY)
    assert order(reader, "/")[:2] == ["Tin 0", "Tin 7"]
    assert Pin.objects.get(pk=second.pk).ended_at == NOON + DAY

    operations.unpin(by=world.lan, pin_id=first.pk, now=NOON + DAY)
    outbox.drain(now=NOON + DAY)
    assert order(reader, "/")[0] == "Tin 7"


@pytest.mark.usefixtures("news", "stopped_clock")
def test_a_section_has_its_own(world: World, reader: Reader) -> None:
    pin(world, "Tin 1", front="vi/thoi-su")
    outbox.drain(now=NOON)
    assert order(reader, "/thoi-su/")[:2] == ["Tin 1", "Tin 7"]
    assert order(reader, "/thoi-su/").count("Tin 1") == 1
    assert order(reader, "/thoi-su/trang-1/")[0] == "Tin 7"


def test_a_withdrawn_article_leaves_every_front(world: World, news: list[Any], reader: Reader) -> None:
    pin(world, "Tin 0")
    operations.withdraw_article(output_id=news[0].output_id, public_note="", now=NOON)
    assert order(reader, "/")[0] == "Tin 7"
    assert [row.held for row in queries.fronts(NOON)] == [0] * 6


@pytest.mark.usefixtures("news")
def test_pinning_again_means_a_new_end(world: World) -> None:
    pin(world, "Tin 0")
    pin(world, "Tin 0", until=NOON + 2 * DAY)
    assert list(Pin.objects.values_list("until", flat=True)) == [NOON + 2 * DAY]


@pytest.mark.usefixtures("news")
def test_what_cannot_be_is_said(world: World) -> None:
    held = [pin(world, f"Tin {number}").pk for number in range(6)]
    with pytest.raises(NotReady, match="tối đa sáu bài"):
        pin(world, "Tin 6")
    for until in (NOON, NOON - DAY, NOON + 31 * DAY):
        with pytest.raises(NotReady):
            pin(world, "Tin 6", until=until)
    with pytest.raises(Stale):
        operations.order_pins(by=world.lan, front="vi", pins=held[:5], now=NOON)
    operations.unpin(by=world.lan, pin_id=held[0], now=NOON)
    with pytest.raises(Stale):
        operations.unpin(by=world.lan, pin_id=held[0], now=NOON)
    for front in ("km", "vi/khong-co", "en", ""):
        with pytest.raises(NotFound):
            pin(world, "Tin 6", front=front)


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("name", ["tam", "lan", "hanh", "duc"])
def test_the_desk_of_the_site_edits(world: World, name: str) -> None:
    assert pin(world, "Tin 0", by=world.people[name]).by == world.people[name]
    entry = Entry.objects.latest("pk")
    assert (entry.action, entry.target_id, entry.agency_id) == ("site.front.pin", "vi", world.newspaper.pk)


@pytest.mark.usefixtures("news")
@pytest.mark.parametrize("name", ["binh", "sarone", "son", "mai", "phuc", "vy", "quan"])
def test_nobody_else_does(world: World, name: str) -> None:
    held = pin(world, "Tin 0")
    person = world.people[name]
    acts: list[Callable[[], object]] = [
        lambda: pin(world, "Tin 1", by=person),
        lambda: operations.unpin(by=person, pin_id=held.pk, now=NOON),
        lambda: operations.order_pins(by=person, front="vi", pins=[held.pk], now=NOON),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert Entry.objects.filter(outcome="refused").count() == len(acts)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, "hoitu.foundation.directory.backends.DirectoryBackend")
    return client


def test_the_screens(world: World, django_assert_max_num_queries: Any) -> None:
    content = released(world, "Tin 0", at=clock.now() - DAY)
    for each in (content, in_khmer(content)):
        operations.freeze_release(content=each, now=clock.now())
    lan = signed_in(world.lan)
    assert "chưa ghim bài nào" in lan.get(reverse("fronts:list")).content.decode()

    home = reverse("fronts:front", kwargs={"front": "vi"})
    sent = {"number": number_of("Tin 0"), "hours": 24}
    answer = lan.post(reverse("fronts:pin", kwargs={"front": "vi"}), sent, follow=True)
    assert "Đã ghim." in answer.content.decode()
    assert "1 bài đang ghim" in lan.get(reverse("fronts:list")).content.decode()
    with django_assert_max_num_queries(20):
        assert "Bỏ ghim" in lan.get(home).content.decode()
    pk = Pin.objects.get().pk
    assert lan.post(reverse("fronts:order", kwargs={"front": "vi"}), {"pins": f"{pk}"}).status_code == 302
    wrong = {"pins": "1,x"}
    assert lan.post(reverse("fronts:order", kwargs={"front": "vi"}), wrong).status_code == 422
    assert lan.post(reverse("fronts:order", kwargs={"front": "vi"}), {"pins": f"{pk + 1}"}).status_code == 409
    assert (
        lan.post(reverse("fronts:pin", kwargs={"front": "vi"}), {"number": "9" * 30, "hours": "x"}).status_code == 422
    )
    assert lan.post(reverse("fronts:pin", kwargs={"front": "km"}), sent).status_code == 404
    assert lan.get(reverse("fronts:front", kwargs={"front": "vi/khong-co"})).status_code == 404
    assert lan.post(reverse("fronts:unpin", kwargs={"pin_id": pk}), follow=True).status_code == 200
    assert lan.post(reverse("fronts:unpin", kwargs={"pin_id": pk})).status_code == 409
    assert lan.get(f"{home}?q=tin").status_code == 200


def test_who_does_not_edit_sees_neither_menu_nor_screen(world: World) -> None:
    binh = signed_in(world.binh)
    assert binh.get(reverse("fronts:list")).status_code == 403
    assert reverse("fronts:list") not in binh.get("/toa-soan/").content.decode()
    assert reverse("fronts:list") in signed_in(world.lan).get("/toa-soan/").content.decode()
