"""Slots: kept by the secretariat, filled by those who plan until they close, planned against actual length."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady
from hoitu.production.planning import operations, queries
from hoitu.production.planning.models import Placement, Slot
from tests.production.newsroom import road
from tests.production.planning.agenda import TUESDAY, at
from tests.world import NOON, World

WEEK = timedelta(weeks=1)


def bulletin(world: World, **told: Any) -> Slot:
    given: dict[str, Any] = {
        "name": "Bản tin 17 giờ",
        "form": "bulletin",
        "kind": "radio",
        "unit": "seconds",
        "capacity": 900,
        "weekdays": [0, 1, 2, 3, 4],
        "goes_at": time(17),
        "closes_before": 60,
        **told,
    }
    return operations.add_slot(by=world.lan, agency_id=world.newspaper.pk, now=NOON, **given)


def test_the_secretariat_keeps_the_slots(world: World) -> None:
    slot = bulletin(world)
    with pytest.raises(NotReady):
        bulletin(world)
    told: dict[str, Any] = {
        "name": "x",
        "form": "issue",
        "kind": "print",
        "unit": "pages",
        "capacity": 8,
        "weekdays": [0],
    }
    with pytest.raises(NotAllowed):
        operations.add_slot(
            by=world.tam, agency_id=world.newspaper.pk, goes_at=time(5), closes_before=1, now=NOON, **told
        )
    with pytest.raises(NotFound):
        operations.retire_slot(by=world.phuc, slot_id=slot.pk, now=NOON)
    operations.retire_slot(by=world.hanh, slot_id=slot.pk, now=NOON)
    assert queries.editions(world.tam, NOON, first=TUESDAY) == []
    bulletin(world)


@pytest.mark.parametrize(
    "wrong",
    [{"name": " "}, {"kind": "x"}, {"capacity": 0}, {"weekdays": []}, {"weekdays": [7]}, {"closes_before": -1}],
)
def test_a_slot_that_makes_no_sense_is_refused(world: World, wrong: dict[str, Any]) -> None:
    with pytest.raises(NotReady):
        bulletin(world, **wrong)


def test_an_output_is_placed_and_its_length_compared(world: World) -> None:
    slot, output = bulletin(world), road.draft(world, kind="radio")
    road.save(world.binh, output)
    here: dict[str, Any] = {"slot_id": slot.pk, "day": TUESDAY, "output_id": output.pk, "now": NOON}
    operations.place(by=world.tam, planned_length=90, **here)
    operations.place(by=world.tam, planned_length=120, **here)
    page = queries.edition_page(world.binh, slot.pk, TUESDAY, NOON)
    (placed,) = page.placed
    assert (placed.length.planned, placed.length.sign) == (120, "under")
    assert 0 < placed.length.actual < 60
    assert (page.edition.length.planned, page.edition.length.actual) == (900, 120)
    assert not page.may_place
    (shown, *_rest) = queries.editions(world.binh, NOON, first=TUESDAY)
    assert (shown.placed, shown.closes_at, shown.is_closed) == (1, at(TUESDAY, 16), False)


def test_only_what_fits_is_placed(world: World) -> None:
    slot, text, spoken = bulletin(world), road.draft(world), road.draft(world, kind="radio")
    ask: dict[str, Any] = {"by": world.tam, "slot_id": slot.pk, "day": TUESDAY, "planned_length": 60, "now": NOON}
    wrong: list[dict[str, Any]] = [
        {"output_id": text.pk},
        {"output_id": spoken.pk, "planned_length": 0},
        {"output_id": spoken.pk, "day": TUESDAY + timedelta(days=4)},
        {"output_id": spoken.pk, "by": world.binh},
        {"output_id": spoken.pk, "by": world.phuc},
        {"output_id": slot.pk},
    ]
    for each in wrong:
        with pytest.raises((NotReady, NotAllowed, NotFound)):
            operations.place(**{**ask, **each})
    assert not Placement.objects.exists()


def test_after_closing_only_the_secretariat_changes_it(world: World) -> None:
    slot, output = bulletin(world), road.draft(world, kind="radio")
    late = at(TUESDAY, 16)
    ask: dict[str, Any] = {"slot_id": slot.pk, "day": TUESDAY, "output_id": output.pk, "planned_length": 60}
    with pytest.raises(NotReady):
        operations.place(by=world.tam, now=late, **ask)
    placed = operations.place(by=world.lan, now=late, **ask)
    with pytest.raises(NotReady):
        operations.take_out(by=world.tam, placement_id=placed.pk, now=late)
    operations.take_out(by=world.lan, placement_id=placed.pk, now=late)
    with pytest.raises(NotFound):
        operations.take_out(by=world.lan, placement_id=placed.pk, now=late)


def test_a_week_of_slots_asks_two_questions_of_its_own(world: World, django_assert_max_num_queries: Any) -> None:
    for number in range(5):
        bulletin(world, name=f"Bản tin {number}")
    with django_assert_max_num_queries(5):
        assert len(queries.editions(world.tam, NOON, first=TUESDAY - timedelta(days=1))) == 25


def test_the_database_keeps_what_holds_something(world: World) -> None:
    slot = bulletin(world)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.filter(pk=slot.pk).update(capacity=0)
