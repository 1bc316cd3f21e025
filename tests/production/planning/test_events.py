"""Events: entered by colleagues, changed by those who plan or entered them, postponed and called off with a reason."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hoitu.foundation.audit.queries import Entry
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.planning import operations, queries
from hoitu.production.planning.models import Event, EventChange
from hoitu.production.planning.operations import EventDraft
from tests.production.planning.agenda import TUESDAY, all_day, at, event, from_to
from tests.world import NOON, World

WEEK = timedelta(weeks=1)
NEXT = TUESDAY + WEEK


def days(world: World, first: date, until: date) -> list[tuple[date, str]]:
    found = queries.occurrences(world.binh, NOON, first=first, until=until)
    return [(each.when.first, each.state) for each in found]


def test_a_whole_day_is_kept_as_a_date_without_an_instant(world: World) -> None:
    made = event(world)
    kept = Event.objects.get(pk=made.pk)
    assert (kept.first_day, kept.until_day, kept.starts_at) == (TUESDAY, date(2026, 11, 25), None)
    assert days(world, TUESDAY, TUESDAY + timedelta(days=1)) == [(TUESDAY, "planned")]
    assert days(world, TUESDAY - timedelta(days=1), TUESDAY) == []
    assert days(world, TUESDAY + timedelta(days=1), NEXT) == []


def test_a_reporter_enters_an_event_and_may_change_it(world: World) -> None:
    made = event(world, by=world.binh)
    draft = EventDraft(title="Hội nghị dời phòng", when=from_to(TUESDAY, 8, 10), place="Hội trường lớn")
    operations.change_event(by=world.binh, event_id=made.pk, unit_id=world.khmer_desk.pk, draft=draft, now=NOON)
    kept = Event.objects.get(pk=made.pk)
    assert (kept.title, kept.starts_at, kept.unit) == ("Hội nghị dời phòng", at(TUESDAY, 8), world.khmer_desk)
    assert Entry.objects.filter(action="planning.event.change", outcome="done").count() == 1


def test_another_reporter_may_not_change_it_and_another_newsroom_does_not_see_it(world: World) -> None:
    made = event(world)
    with pytest.raises(NotAllowed):
        operations.cancel_event(by=world.binh, event_id=made.pk, reason="Mưa bão", now=NOON)
    with pytest.raises(NotFound):
        operations.cancel_event(by=world.phuc, event_id=made.pk, reason="Mưa bão", now=NOON)
    with pytest.raises(NotFound):
        queries.event(world.mai, made.pk, NOON)
    with pytest.raises(NotFound):
        operations.add_event(by=world.vy, agency_id=world.newspaper.pk, draft=EventDraft("Họp", all_day()), now=NOON)
    assert queries.occurrences(world.mai, NOON, first=TUESDAY, until=NEXT) == []


def test_a_postponed_event_is_on_its_new_day_and_says_where_it_was(world: World) -> None:
    made = event(world)
    operations.postpone_event(by=world.tam, event_id=made.pk, to=all_day(NEXT), reason="Mưa bão", now=NOON)
    assert days(world, TUESDAY, NEXT) == []
    assert days(world, NEXT, NEXT + WEEK) == [(NEXT, "postponed")]
    change = queries.event(world.binh, made.pk, NOON).changes.get()
    assert (change.old_first_day, change.first_day, change.reason) == (TUESDAY, NEXT, "Mưa bão")


def test_a_cancelled_event_stays_to_be_seen_and_can_be_held_after_all(world: World) -> None:
    made = event(world)
    operations.cancel_event(by=world.tam, event_id=made.pk, reason="Mưa bão", now=NOON)
    assert days(world, TUESDAY, NEXT) == [(TUESDAY, "cancelled")]
    with pytest.raises(NotReady):
        operations.cancel_event(by=world.tam, event_id=made.pk, reason="Lần nữa", now=NOON)
    operations.reinstate_event(by=world.tam, event_id=made.pk, reason="Trời tạnh", now=NOON)
    assert days(world, TUESDAY, NEXT) == [(TUESDAY, "planned")]
    assert EventChange.objects.count() == 2


def test_one_day_of_a_recurring_event_is_postponed_another_called_off(world: World) -> None:
    made = event(world, rule="FREQ=WEEKLY")
    moved_to = NEXT + timedelta(days=2)
    operations.postpone_event(
        by=world.tam, event_id=made.pk, occurrence=NEXT, to=from_to(moved_to, 14, 16), reason="Trùng lịch", now=NOON
    )
    operations.cancel_event(by=world.tam, event_id=made.pk, occurrence=NEXT + WEEK, reason="Nghỉ", now=NOON)
    assert days(world, TUESDAY, NEXT + 3 * WEEK) == [
        (TUESDAY, "planned"),
        (moved_to, "postponed"),
        (NEXT + WEEK, "cancelled"),
        (NEXT + 2 * WEEK, "planned"),
    ]
    operations.reinstate_event(by=world.tam, event_id=made.pk, occurrence=NEXT + WEEK, reason="Họp lại", now=NOON)
    assert (NEXT + WEEK, "planned") in days(world, TUESDAY, NEXT + 3 * WEEK)


def test_a_recurring_event_is_postponed_day_by_day_and_only_on_its_own_days(world: World) -> None:
    made = event(world, rule="FREQ=WEEKLY")
    with pytest.raises(NotReady):
        operations.postpone_event(by=world.tam, event_id=made.pk, to=all_day(NEXT), reason="Mưa", now=NOON)
    with pytest.raises(NotFound):
        operations.cancel_event(
            by=world.tam, event_id=made.pk, occurrence=TUESDAY + timedelta(days=1), reason="Mưa", now=NOON
        )


def test_an_occurrence_moved_far_away_is_found_there(world: World) -> None:
    made = event(world, rule="FREQ=WEEKLY;COUNT=2")
    far = TUESDAY + 20 * WEEK
    operations.postpone_event(by=world.tam, event_id=made.pk, occurrence=NEXT, to=all_day(far), reason="Mưa", now=NOON)
    assert days(world, far, far + WEEK) == [(far, "postponed")]


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_calling_off_needs_a_reason(world: World, reason: str) -> None:
    made = event(world)
    with pytest.raises(NotReady):
        operations.cancel_event(by=world.tam, event_id=made.pk, reason=reason, now=NOON)
    assert Entry.objects.filter(action="planning.event.cancel", outcome="refused").count() == 1


@pytest.mark.parametrize(
    "told",
    [
        {"title": ""},
        {"title": "x" * 201},
        {"when": all_day(date(1900, 1, 1))},
        {"when": all_day(date(2026, 1, 1), date(2026, 12, 1))},
        {"rule": "FREQ=SECONDLY"},
        {"place": "y" * 201},
    ],
)
def test_what_nobody_could_mean_is_refused(world: World, told: dict[str, Any]) -> None:
    with pytest.raises(NotReady):
        event(world, **told)
    assert not Event.objects.exists()


def test_the_database_keeps_days_in_order_and_instants_in_pairs(world: World) -> None:
    made = event(world)
    for wrong in ({"until_day": TUESDAY}, {"starts_at": NOON}, {"starts_at": NOON, "ends_at": NOON - WEEK}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Event.objects.filter(pk=made.pk).update(**wrong)
