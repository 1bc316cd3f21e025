"""Armed releases go out by themselves: each alone, late ones too, and a failing one holds nobody."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hoitu.foundation.outbox import registry
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal
from hoitu.production.newsroom import operations, queries
from hoitu.production.newsroom.models import Output, Release, Schedule
from tests.foundation.media import works
from tests.production.newsroom import road
from tests.world import NOON, World

HOUR = timedelta(hours=1)


def armed(world: World, at: datetime = NOON + HOUR) -> Output:
    output = road.approved(world)
    operations.schedule(by=world.hanh, output_id=output.pk, at=at, now=NOON)
    return Output.objects.get(pk=output.pk)


def test_the_worker_looks_for_due_releases_every_few_seconds() -> None:
    found = next(each for each in registry.sweeps() if each.name == "newsroom.release_due")
    assert found.every == timedelta(seconds=5)


def test_nothing_goes_out_before_its_hour(world: World) -> None:
    output = armed(world)
    assert operations.release_due(NOON + HOUR - timedelta(seconds=1)) == 0
    assert road.state(output) == "scheduled"


def test_a_due_release_goes_out_once_and_says_who_let_it(world: World) -> None:
    output = armed(world)
    assert operations.release_due(NOON + HOUR) == 1
    assert operations.release_due(NOON + HOUR) == 0
    release = Release.objects.get()
    assert release.released_by_label == "Hội Tụ (scheduler)"
    assert (road.state(output), release.released_at) == ("released", NOON + HOUR)
    assert Schedule.objects.get().late_seconds == 0


def test_what_became_due_while_the_house_was_down_goes_out_late_in_order(world: World) -> None:
    second = armed(world, NOON + 2 * HOUR)
    first = armed(world, NOON + HOUR)
    assert operations.release_due(NOON + 5 * HOUR) == 2
    assert [release.output for release in Release.objects.order_by("pk")] == [first, second]
    assert list(Schedule.objects.order_by("at").values_list("late_seconds", flat=True)) == [4 * 3600, 3 * 3600]


def test_a_failing_release_is_marked_and_the_others_go_out(world: World) -> None:
    outputs = [armed(world, NOON + HOUR + timedelta(minutes=n)) for n in range(3)]
    Output.objects.filter(pk=outputs[1].pk).update(lead="")
    assert operations.release_due(NOON + 2 * HOUR) == 2
    assert [road.state(each) for each in outputs] == ["released", "approved", "released"]
    failed = Schedule.objects.get(output=outputs[1])
    assert failed.failed_at == NOON + 2 * HOUR
    assert failed.closed_at is not None
    assert "đã thay đổi sau khi được duyệt" in failed.failure
    assert [row.output for row in queries.desk(world.hanh, NOON + 2 * HOUR).failed] == [outputs[1]]


def test_a_crash_inside_one_release_is_tried_again_and_at_last_given_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    output, other = armed(world), armed(world)

    def broken(*_given: object, **_named: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("hoitu.production.newsroom.operations.releases.snapshot", broken)
        for minute in range(4):
            assert operations.release_due(NOON + HOUR + timedelta(minutes=minute)) == 0
    assert road.state(output) == "scheduled"
    assert not Release.objects.exists()
    assert operations.release_due(NOON + 2 * HOUR) == 2
    assert (road.state(output), road.state(other)) == ("released", "released")


def test_an_edit_is_not_possible_under_an_armed_schedule_but_it_can_be_taken_back(world: World) -> None:
    output = armed(world)
    with pytest.raises(Refusal) as refused:
        road.save(world.tam, output, road.content("Sửa"))
    assert refused.value.code == "wrong_state"
    operations.unschedule(by=world.lan, output_id=output.pk, reason="Chờ kết luận", now=NOON)
    assert road.state(output) == "approved"
    assert operations.release_due(NOON + 2 * HOUR) == 0


def test_a_withdrawal_undoes_an_armed_update(world: World) -> None:
    output = road.released(world).output
    operations.update(by=world.tam, output_id=output.pk, reason="Thêm", now=NOON)
    road.save(world.binh, output, road.content("Thêm số liệu"))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    operations.schedule(by=world.hanh, output_id=output.pk, at=NOON + HOUR, now=NOON)
    operations.withdraw(by=world.hanh, output_id=output.pk, reason="Gỡ", code=road.code_of(world.hanh), now=NOON)
    assert operations.release_due(NOON + 2 * HOUR) == 0
    assert road.state(output) == "withdrawn"


@pytest.mark.parametrize(
    "at",
    [
        NOON,
        NOON - HOUR,
        NOON + timedelta(days=400),
        datetime.max.replace(tzinfo=UTC),
        datetime.min.replace(tzinfo=UTC),
    ],
)
def test_an_absurd_hour_is_refused_in_words(world: World, at: datetime) -> None:
    output = road.approved(world)
    with pytest.raises(NotReady):
        operations.schedule(by=world.hanh, output_id=output.pk, at=at, now=NOON)


def test_the_secretariat_may_not_let_work_out(world: World) -> None:
    output = road.approved(world)
    with pytest.raises(NotAllowed):
        operations.release(by=world.lan, output_id=output.pk, now=NOON)


def test_photos_without_credit_or_alternative_text_hold_a_release(world: World) -> None:
    output = road.draft(world)
    cover = works.photo(title="Ruộng lúa", alt="", credit="")
    road.save(world.binh, output, road.content(cover_id=cover.pk))
    operations.submit(by=world.binh, output_id=output.pk, now=NOON)
    road.approve_whole_chain(world, output)
    with pytest.raises(NotReady) as refused:
        operations.release(by=world.hanh, output_id=output.pk, now=NOON)
    assert len(refused.value.problems) == 2
    assert "Ruộng lúa" in refused.value.problems[0]


def test_what_is_due_within_a_day_and_what_is_late_can_be_asked(world: World) -> None:
    output = armed(world)
    assert [row.output for row in queries.scheduled(world.binh, NOON, until=NOON + 24 * HOUR)] == [output]
    assert not queries.scheduled(world.mai, NOON, until=NOON + 24 * HOUR).exists()
    assert not queries.late_schedules(NOON + HOUR).exists()
    assert queries.late_schedules(NOON + 2 * HOUR).exists()
