"""The plan on screens: calendar, list, forms, imports; for those who work in a newsroom."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hoitu.foundation.directory.queries import Person
from hoitu.kernel import clock
from hoitu.kernel.clock import local_date
from hoitu.production.planning import operations
from hoitu.production.planning.models import CalendarFile, Event
from tests.foundation.staff import signed_in
from tests.production.planning.agenda import all_day, event, ics
from tests.world import World


def get(person: Person, name: str, /, *args: object, **query: str) -> Any:
    return signed_in(person).get(reverse(f"planning:{name}", args=args), query)


def post(person: Person, name: str, /, *args: object, **form: object) -> Any:
    return signed_in(person).post(reverse(f"planning:{name}", args=args), form)


def words(answer: Any) -> str:
    return str(answer.content.decode())


def today_event(world: World, **told: Any) -> Event:
    today = local_date(clock.now())
    return event(world, now=clock.now(), when=all_day(today), **told)


def test_the_calendar_shows_month_and_week_with_few_queries(world: World, django_assert_max_num_queries: Any) -> None:
    today_event(world, place="Quảng trường")
    for number in range(30):
        today_event(world, title=f"Họp số {number}", rule="FREQ=WEEKLY" if number % 2 else "")
    browser = signed_in(world.binh)
    for view in ("thang", "tuan"):
        browser.get(reverse("planning:calendar"))
        with django_assert_max_num_queries(14):
            answer = browser.get(reverse("planning:calendar"), {"xem": view})
        assert answer.status_code == 200
        assert "Hội nghị chuyển đổi số" in words(answer)
        assert "Quảng trường" in words(answer)


def test_an_event_is_entered_postponed_and_called_off(world: World) -> None:
    today = local_date(clock.now())
    form = {"title": "Khánh thành cầu", "first_day": today.isoformat(), "start": "07:30", "repeats": ""}
    answer = post(world.binh, "event_entry", **form)
    made = Event.objects.get()
    assert answer["Location"] == reverse("planning:event", args=[made.pk])
    page = words(get(world.binh, "event", made.pk))
    assert "Khánh thành cầu" in page
    assert "07:30–08:30" in page
    there = {"first_day": (today + timedelta(days=3)).isoformat(), "reason": "Mưa lớn"}
    assert post(world.binh, "event_postponement", made.pk, **there).status_code == 302
    assert "Mưa lớn" in words(get(world.binh, "event", made.pk))
    assert post(world.binh, "event_cancellation", made.pk, reason="Hoãn hẳn").status_code == 302
    made.refresh_from_db()
    assert made.state == "cancelled"
    assert post(world.binh, "event_reinstatement", made.pk, reason="Tổ chức lại").status_code == 302


def test_an_event_is_changed_with_what_it_was_in_the_form(world: World) -> None:
    made = today_event(world, rule="FREQ=WEEKLY;UNTIL=20301231")
    page = words(get(world.tam, "event_change", made.pk))
    assert "2030-12-31" in page
    today = local_date(clock.now()).isoformat()
    form = {"title": "Tên mới", "first_day": today, "repeats": "FREQ=WEEKLY", "repeats_until": "2030-12-31"}
    assert post(world.tam, "event_change", made.pk, **form).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.rule) == ("Tên mới", "FREQ=WEEKLY;UNTIL=20301231T235959")


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"title": "x", "first_day": "hôm qua"},
        {"title": "x", "first_day": "2026-11-24", "last_day": "2026-11-23"},
        {"title": "x", "first_day": "2026-11-24", "end": "10:00"},
        {"title": "x", "first_day": "2026-11-24", "start": "10:00", "end": "09:00"},
        {"title": "x", "first_day": "2026-11-24", "repeats": "FREQ=SECONDLY"},
        {"title": "x", "first_day": "0001-01-01"},
        {"title": "x", "first_day": "9999-12-31"},
        {"title": "x", "first_day": "2026-11-24", "unit_id": "rác"},
    ],
)
def test_a_form_that_makes_no_sense_comes_back_with_words(world: World, form: dict[str, str]) -> None:
    answer = post(world.binh, "event_entry", **form)
    assert answer.status_code == 422
    assert not Event.objects.exists()


def test_the_list_filters_and_says_when_it_is_empty(world: World, django_assert_max_num_queries: Any) -> None:
    assert "nr-empty" in words(get(world.binh, "event_list"))
    for number in range(40):
        today_event(world, title=f"Lễ hội số {number}")
    browser = signed_in(world.binh)
    with django_assert_max_num_queries(14):
        answer = browser.get(reverse("planning:event_list"), {"text": "le hoi", "p": "2"})
    assert words(answer).count("Lễ hội số") == 10
    assert browser.get(reverse("planning:event_list"), {"since": "rác", "unit_id": "x", "p": "-1"}).status_code == 200


def test_a_calendar_is_handed_in_looked_through_and_taken_over(world: World) -> None:
    day = local_date(clock.now()) + timedelta(days=1)
    content = ics(f"UID:1\nDTSTART;VALUE=DATE:{day:%Y%m%d}\nSUMMARY:Lễ Ok Om Bok")
    upload = SimpleUploadedFile("lich.ics", content.encode(), "text/calendar")
    answer = post(world.lan, "calendar_intake", file=upload)
    kept = CalendarFile.objects.get()
    assert answer["Location"] == reverse("planning:calendar_file", args=[kept.pk])
    assert "Lễ Ok Om Bok" in words(get(world.lan, "calendar_file", kept.pk))
    assert post(world.lan, "calendar_file", kept.pk).status_code == 302
    assert "Lễ Ok Om Bok" in words(get(world.binh, "event_list"))
    assert get(world.lan, "calendar_file", kept.pk).status_code == 200
    assert post(world.lan, "calendar_file", kept.pk).status_code == 422


def test_a_file_that_is_none_is_refused_with_words(world: World) -> None:
    for raw in (b"\xff\xfe\x00rac", b"PK\x03\x04", b"", b"BEGIN:VCALENDAR"):
        answer = post(world.lan, "calendar_intake", file=SimpleUploadedFile("x.ics", raw))
        assert answer.status_code == 422
    assert post(world.lan, "calendar_intake").status_code == 422


@pytest.mark.parametrize("name", ["calendar", "event_list", "event_entry", "calendar_intake"])
def test_the_plan_is_for_those_who_work_in_a_newsroom(world: World, name: str) -> None:
    assert get(world.vy, name).status_code == 404
    assert get(world.quan, name).status_code == 404


def test_the_menu_item_is_there_for_the_newsroom_alone(world: World) -> None:
    home = reverse("wagtailadmin_home")
    link = reverse("planning:calendar")
    assert link in words(signed_in(world.binh).get(home))
    assert link not in words(signed_in(world.vy).get(home))


def test_another_newsroom_finds_nothing(world: World) -> None:
    made = today_event(world)
    assert get(world.mai, "event", made.pk).status_code == 404
    assert post(world.phuc, "event_cancellation", made.pk, reason="x").status_code == 404
    kept = operations.hand_in_calendar(
        by=world.lan,
        agency_id=world.newspaper.pk,
        name="x",
        content=ics("UID:1\nDTSTART:20261124T080000Z\nSUMMARY:a"),
        now=clock.now(),
    )
    assert get(world.phuc, "calendar_file", kept.pk).status_code == 404
    assert post(world.phuc, "calendar_file", kept.pk).status_code == 404
