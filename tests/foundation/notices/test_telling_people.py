from __future__ import annotations

import os
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from hoitu.foundation.notices import kinds, operations, queries, retention
from hoitu.foundation.notices.models import Carried, Delivery, Notice
from hoitu.foundation.notices.rules import Habits
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.ids import new_id
from hoitu.kernel.refusal import NotFound
from tests.foundation.notices.telling import FIRE, LINK, RICE, device, log, one, subjects, tell
from tests.world import NOON, World

NIGHT = NOON.replace(hour=16)  # 23:00 in Trà Vinh
MORNING = NOON.replace(hour=23)  # 6:00 of the next day


def test_each_person_has_a_row_of_their_own(world: World) -> None:
    assert tell(world.binh, world.sarone, Nơi="Long Đức") == 2
    notice = Notice.objects.get(person=world.binh)
    assert (notice.subject, notice.facts, notice.read_at) == ("Lúa đã chín", {"Nơi": "Long Đức"}, None)
    assert queries.unread_count(world.sarone) == 1
    assert queries.unread_count(world.tam) == 0


def test_told_twice_of_one_event_is_told_once(world: World) -> None:
    event = new_id()
    assert tell(world.binh, event=event) == 1
    assert tell(world.binh, world.tam, event=event) == 1
    assert tell(world.binh, world.tam, event=event) == 0
    assert subjects(world.binh) == ["Lúa đã chín"]
    assert (Delivery.objects.count(), Event.objects.count()) == (2, 2)


def test_one_event_may_be_told_as_two_kinds(world: World) -> None:
    event = new_id()
    tell(world.binh, event=event)
    tell(world.binh, event=event, kind=FIRE)
    assert Notice.objects.filter(person=world.binh).count() == 2


def test_the_database_refuses_what_would_be_told_twice(world: World) -> None:
    tell(world.binh)
    notice, delivery = Notice.objects.get(), Delivery.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Notice.objects.create(
            person=world.binh,
            kind=RICE,
            subject="x",
            link=LINK,
            event_id=notice.event_id,
            happened_at=NOON,
            made_at=NOON,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Carried.objects.create(delivery=delivery, notice=notice, place="email")


def test_a_disabled_account_is_told_nothing(world: World) -> None:
    world.binh.is_active = False
    world.binh.save()
    assert tell(world.binh) == 0


@pytest.mark.parametrize("link", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"])
def test_a_notice_leads_nowhere_but_into_the_house(world: World, link: str) -> None:
    with pytest.raises(ValueError, match="no address of this house"):
        operations.notify(
            to=[world.binh.pk], kind=RICE, subject="x", link=link, about=operations.About(new_id(), NOON), now=NOON
        )


def test_an_unknown_kind_is_a_mistake_of_the_caller(world: World) -> None:
    with pytest.raises(LookupError):
        tell(world.binh, kind="tests.nobody_named_this")
    with pytest.raises(ValueError, match="no such channels"):
        kinds.register("tests.pigeon", "Bồ câu", ["pigeon"])


def test_a_subject_is_one_line_whatever_it_was(world: World) -> None:
    tell(world.binh, subject="Lúa\r\nBcc: x@example.vn\u202e  \x00chín" + "!" * 300)
    (subject,) = subjects(world.binh)
    assert subject.startswith("Lúa Bcc: x@example.vn chín!!!")
    assert len(subject) == 200


def test_at_night_what_waits_is_gathered_into_one_sending_of_the_morning(world: World) -> None:
    tell(world.binh, now=NIGHT)
    tell(world.binh, subject="Lúa đã gặt", now=NIGHT + timedelta(minutes=10))
    delivery = one(world.binh)
    assert delivery.due_at == MORNING
    assert delivery.notices.count() == 2


def test_what_is_urgent_rings_at_night(world: World) -> None:
    tell(world.binh, kind=FIRE, now=NIGHT)
    assert one(world.binh).due_at == NIGHT


def test_the_daily_digest_is_one_sending(world: World) -> None:
    habits = Habits(digest="daily", digest_time=time(17))
    operations.set_preferences(by=world.binh, habits=habits, wanted={}, now=NOON)
    for minute in range(5):
        tell(world.binh, now=NOON + timedelta(minutes=minute))
    delivery = one(world.binh)
    assert (delivery.due_at, delivery.notices.count()) == (NOON.replace(hour=10), 5)


def test_beyond_the_cap_notices_come_together_at_the_next_hour(world: World) -> None:
    operations.set_preferences(by=world.binh, habits=Habits(hourly_cap=2), wanted={}, now=NOON)
    for minute in range(1, 8):
        tell(world.binh, now=NOON + timedelta(minutes=minute))
    carried = [delivery.notices.count() for delivery in Delivery.objects.order_by("due_at")]
    assert carried == [1, 1, 5]


def test_every_place_gets_its_own_sending(world: World) -> None:
    device(world.binh)
    device(world.binh, "https://push.example.net/send/2")
    tell(world.binh)
    assert sorted(log(world.binh)) == [("email", "queued"), ("push", "queued"), ("push", "queued")]


def test_what_is_switched_off_is_listed_and_not_sent(world: World) -> None:
    device(world.binh)
    off = {(RICE, "app"): False, (RICE, "email"): False, (RICE, "push"): False}
    operations.set_preferences(by=world.binh, habits=Habits(), wanted=off, now=NOON)
    tell(world.binh)
    assert (subjects(world.binh), queries.unread_count(world.binh), log(world.binh)) == (["Lúa đã chín"], 0, [])


def test_old_news_is_listed_and_not_sent(world: World) -> None:
    tell(world.binh, happened_at=NOON - timedelta(hours=25))
    assert (queries.unread_count(world.binh), log(world.binh)) == (1, [])


def test_nobody_reads_or_marks_the_notices_of_another(world: World) -> None:
    tell(world.binh)
    notice = Notice.objects.get()
    assert queries.notice_of(world.tam, notice.pk) is None
    for act in (operations.mark_read, operations.mark_unread):
        with pytest.raises(NotFound):
            act(by=world.tam, notice_id=notice.pk, now=NOON)
    assert operations.mark_all_read(by=world.tam, now=NOON) == 0
    assert queries.unread_count(world.binh) == 1


def test_reading_keeps_its_first_time(world: World) -> None:
    tell(world.binh)
    notice = Notice.objects.get()
    operations.mark_read(by=world.binh, notice_id=notice.pk, now=NOON)
    operations.mark_read(by=world.binh, notice_id=notice.pk, now=NOON + timedelta(hours=1))
    notice.refresh_from_db()
    assert notice.read_at == NOON


def test_after_their_time_notices_and_their_log_are_forgotten(world: World, settings: Settings, tmp_path: Path) -> None:
    tell(world.binh, now=NOON - timedelta(seconds=1))
    tell(world.binh, subject="Mới", now=NOON + timedelta(days=60))
    old = tmp_path / "20260801-1.log"
    old.touch()
    os.utime(old, (NOON.timestamp() - 1, NOON.timestamp() - 1))
    (tmp_path / "20261101-1.log").touch()
    settings.MAIL_FOLDER = tmp_path
    assert retention.forget(NOON + timedelta(days=90)) == 1
    assert [letter.name for letter in tmp_path.iterdir()] == ["20261101-1.log"]
    assert subjects(world.binh) == ["Mới"]
    assert Delivery.objects.count() == 1


def test_telling_many_costs_a_bounded_number_of_queries(world: World, django_assert_max_num_queries: object) -> None:
    people = [world.binh, world.tam, world.lan, world.hanh]
    with django_assert_max_num_queries(7 + 9 * len(people)):  # type: ignore[operator]  # a fixture of pytest-django
        tell(*people)
