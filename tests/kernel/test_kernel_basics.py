from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from hoitu.kernel import clock, ids, refusal
from hoitu.kernel.actor import SystemActor


def test_ids_sort_by_the_time_they_were_made() -> None:
    made = [ids.new_id() for _ in range(100)]
    assert made == sorted(made)
    assert len(set(made)) == 100
    assert {one.version for one in made} == {7}


def test_the_day_in_viet_nam_begins_at_17_utc() -> None:
    assert clock.local_date(datetime(2026, 11, 24, 16, 59, tzinfo=UTC)) == date(2026, 11, 24)
    assert clock.local_date(datetime(2026, 11, 24, 17, 0, tzinfo=UTC)) == date(2026, 11, 25)
    assert clock.now().utcoffset() == UTC.utcoffset(None)


def test_a_part_of_the_house_has_a_name_for_the_audit() -> None:
    scheduler = SystemActor("scheduler")
    assert (scheduler.actor_id, scheduler.actor_label) == ("system:scheduler", "Hội Tụ (scheduler)")


@pytest.mark.parametrize(
    ("refused", "status", "code"),
    [
        (refusal.Refusal("x"), 422, "refused"),
        (refusal.NotAllowed("x"), 403, "not_allowed"),
        (refusal.Stale("x"), 409, "stale"),
        (refusal.NotReady("x", problems=["y"]), 422, "not_ready"),
        (refusal.NotFound("x"), 404, "not_found"),
    ],
)
def test_every_refusal_has_a_status_and_a_code(refused: refusal.Refusal, status: int, code: str) -> None:
    assert (refused.status, refused.code, refused.message) == (status, code, "x")


def test_not_ready_lists_what_to_mend() -> None:
    assert refusal.NotReady("x", problems=["Thiếu ảnh", "Thiếu chú thích"]).problems == ("Thiếu ảnh", "Thiếu chú thích")
