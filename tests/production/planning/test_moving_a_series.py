"""A whole series is moved from one of its days on: what hangs on its days goes with it, and all of it can go back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from hoitu.foundation.notices.models import Notice
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.newsroom.models import Story
from hoitu.production.planning import operations, queries
from hoitu.production.planning.models import Coverage, Event, SeriesMove
from tests.foundation.staff import signed_in
from tests.production.planning.agenda import at, event, from_to
from tests.world import NOON, World

MONDAY = date(2026, 11, 30)
WEEK = timedelta(days=7)
TUESDAY = MONDAY + timedelta(days=1)


def weekly(world: World) -> Event:
    return event(world, title="Giao ban", when=from_to(MONDAY, 8, 9), rule="FREQ=WEEKLY")


def days(world: World, until: date = MONDAY + 5 * WEEK) -> list[tuple[str, str]]:
    found = queries.occurrences(world.tam, NOON, first=MONDAY - WEEK, until=until)
    return [(f"{each.when.first:%d/%m}", each.state) for each in found]


def covered(world: World, made: Event, day: date) -> Coverage:
    return operations.plan_coverage(
        by=world.tam, event_id=made.pk, occurrence=day, unit_id=world.news_desk.pk, now=NOON
    )  # fmt: skip


def move(world: World, made: Event, day: date | None, to: date) -> operations.Moved:
    return operations.move_series(
        by=world.tam, event_id=made.pk, occurrence=day, to=from_to(to, 14, 15), reason="Đổi lịch.", now=NOON
    )


def undo(world: World) -> operations.Moved:
    return operations.undo_series_move(by=world.tam, move_id=SeriesMove.objects.get().pk, reason="Nhầm.", now=NOON)


def test_this_day_and_all_after_it_move_the_days_before_stay(world: World) -> None:
    made = weekly(world)
    moved = move(world, made, MONDAY + 2 * WEEK, TUESDAY + 2 * WEEK)
    assert [day for day, _state in days(world)] == ["30/11", "07/12", "15/12", "22/12", "29/12"]
    assert moved.event.starts_at == at(TUESDAY + 2 * WEEK, 14)
    with pytest.raises(NotFound):
        move(world, moved.event, MONDAY, TUESDAY)


def test_of_all_days_still_to_come_the_next_one_is_named(world: World) -> None:
    move(world, weekly(world), None, TUESDAY)
    assert [day for day, _state in days(world)] == ["01/12", "08/12", "15/12", "22/12", "29/12"]
    assert [each.title for each in queries.events(world.tam, NOON)] == ["Giao ban"]


def test_coverages_follow_and_one_with_a_day_of_its_own_is_named(world: World) -> None:
    made = weekly(world)
    before, following, own = (covered(world, made, MONDAY + number * WEEK) for number in range(3))
    operations.change_coverage(
        by=world.tam, coverage_id=own.pk, day=MONDAY, notes="", cost_estimate=None, now=NOON
    )  # fmt: skip
    moved = move(world, made, MONDAY + WEEK, TUESDAY + WEEK)
    assert (moved.followed, [each for each, _why in moved.left]) == ([following], [own])
    for coverage in (before, following, own):
        coverage.refresh_from_db()
    assert (before.event, before.day) == (made, MONDAY)
    assert (following.event, following.day, following.starts_at) == (
        moved.event, TUESDAY + WEEK, at(TUESDAY + WEEK, 14),
    )  # fmt: skip
    assert (own.event, own.occurrence, own.day) == (moved.event, TUESDAY + 2 * WEEK, MONDAY)
    assert Story.objects.get(pk=following.story_id).planned_date == TUESDAY + WEEK
    outbox.drain(now=NOON)
    assert not Notice.objects.filter(kind="planning.event_changed", person=world.tam).exists(), "who did it knows"


def test_what_was_said_of_single_days_goes_with_them(world: World) -> None:
    made = weekly(world)
    operations.cancel_event(by=world.tam, event_id=made.pk, occurrence=MONDAY + 2 * WEEK, reason="Nghỉ.", now=NOON)
    move(world, made, MONDAY + WEEK, TUESDAY + WEEK)
    assert ("15/12", "cancelled") in days(world)


def test_a_move_is_taken_back_with_all_that_followed(world: World) -> None:
    made = weekly(world)
    following = covered(world, made, MONDAY + WEEK)
    operations.cancel_event(by=world.tam, event_id=made.pk, occurrence=MONDAY + 2 * WEEK, reason="Nghỉ.", now=NOON)
    was = days(world)
    moved = move(world, made, MONDAY + WEEK, TUESDAY + WEEK)
    later = covered(world, moved.event, TUESDAY + 3 * WEEK)
    assert undo(world).event == made
    assert days(world) == was
    following.refresh_from_db()
    later.refresh_from_db()
    assert (following.event, following.day) == (made, MONDAY + WEEK)
    assert (later.event, later.occurrence, later.day) == (made, MONDAY + 3 * WEEK, MONDAY + 3 * WEEK)
    assert Event.objects.count() == 1
    with pytest.raises(NotReady, match="rồi"):
        undo(world)


def test_a_move_that_was_moved_again_is_not_taken_back_first(world: World) -> None:
    moved = move(world, weekly(world), None, TUESDAY)
    first = SeriesMove.objects.get()
    move(world, moved.event, None, TUESDAY + timedelta(days=1))
    with pytest.raises(NotReady):
        operations.undo_series_move(by=world.tam, move_id=first.pk, reason="Nhầm.", now=NOON)
    with pytest.raises(NotAllowed):
        operations.undo_series_move(by=world.binh, move_id=first.pk, reason="Nhầm.", now=NOON)


def test_the_screen_asks_which_days_move_and_names_what_stays(world: World) -> None:
    made, client = weekly(world), signed_in(world.tam)
    own = covered(world, made, MONDAY + WEEK)
    operations.change_coverage(by=world.tam, coverage_id=own.pk, day=MONDAY, notes="", cost_estimate=None, now=NOON)
    address = reverse("planning:event_postponement", args=[made.pk])
    asked = client.get(address).content.decode()
    assert "ngày này và mọi ngày sau" in asked
    assert 'value="08:00"' in asked, "the hours stay unless somebody changes them"
    given = {"first_day": str(TUESDAY), "start": "14:00", "end": "15:00", "reason": "Đổi lịch."}
    assert client.post(address, {**given, "reach": "following"}).status_code == 422, "which day?"
    shown = client.post(address, {**given, "reach": "all"}, follow=True).content.decode()
    assert "Không đi theo: Giao ban" in shown
    assert "Những ngày trước" in shown
    back = reverse("planning:series_undoing", args=[made.pk, SeriesMove.objects.get().pk])
    assert back in shown
    assert client.post(back, {"reason": ""}).status_code == 422
    shown = client.post(back, {"reason": "Nhầm."}, follow=True).content.decode()
    assert "đã trả lại" in shown
    assert signed_in(world.mai).get(back).status_code == 404
