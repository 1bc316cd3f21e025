"""One person writes a text at a time; whoever comes second is told, and no text is lost."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hoitu.foundation.audit.models import Entry
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotFound, Stale
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.models import Output, SideDraft
from hoitu.production.writing import operations, queries
from hoitu.production.writing.models import Presence, WritingLock
from hoitu.production.writing.operations import Answer, Sign
from hoitu.production.writing.rules.leases import LEASE, RESUME
from tests.production.newsroom import road
from tests.production.newsroom.test_two_at_once import at_once
from tests.world import NOON, World


@pytest.fixture
def output(world: World) -> Output:
    return road.draft(world)


def after(**by: float) -> timedelta:
    return timedelta(**by)


def sign(who: Person, output: Output, *, tab: str = "", passed: timedelta = timedelta(0), **more: bool) -> Answer:
    """Open the writing form in a tab of one's own at NOON, and speak after some time."""
    given = Sign(tab or who.username, open_for=passed, writes=more.get("writes", True), typed=more.get("typed", False))
    return operations.check_in(by=who, output_id=output.pk, sign=given, now=NOON + passed)


def holder(output: Output, passed: timedelta = timedelta(0)) -> Person | None:
    lock = queries.live_lock(output.pk, NOON + passed)
    return lock.holder if lock else None


def test_the_first_who_opens_the_form_writes_and_the_second_is_told_since_when(world: World, output: Output) -> None:
    assert sign(world.binh, output).attendance.is_mine
    second = sign(world.tam, output, passed=after(minutes=1)).attendance
    assert second.is_theirs
    assert second.lock is not None
    assert (second.lock.holder, second.lock.since) == (world.binh, NOON)


def test_readers_are_seen_and_hold_nothing(world: World, output: Output) -> None:
    sign(world.lan, output, writes=False)
    there = sign(world.binh, output).attendance
    assert there.is_mine
    assert there.others == (str(world.lan),)


def test_somebody_who_may_not_edit_now_never_holds_it(world: World) -> None:
    output = road.submitted(world)
    assert not sign(world.binh, output).may_save
    assert holder(output) is None
    assert sign(world.tam, output).attendance.is_mine


def test_nobody_of_another_newsroom_learns_who_is_there(world: World, output: Output) -> None:
    with pytest.raises(NotFound):
        sign(world.mai, output)
    assert not Presence.objects.exists()


def test_a_save_into_a_text_somebody_else_writes_is_refused_and_kept(world: World, output: Output) -> None:
    sign(world.tam, output)
    with pytest.raises(Stale) as refused:
        road.save(world.binh, output, road.content("Của Bình"))
    assert refused.value.code == "held"
    assert str(world.tam) in refused.value.message
    side = SideDraft.objects.get()
    assert (side.saved_by, side.content["headline"]) == (world.binh, "Của Bình")
    assert road.save(world.tam, output).version == 1


def test_without_a_sign_of_life_the_lock_runs_out_by_itself(world: World, output: Output) -> None:
    sign(world.tam, output)
    just_before, then = LEASE - after(seconds=1), LEASE
    assert sign(world.binh, output, passed=just_before).attendance.is_theirs
    assert sign(world.binh, output, passed=then).attendance.is_mine
    ended = WritingLock.objects.get(holder=world.tam)
    assert (ended.ended_as, ended.ended_at) == ("expired", NOON + LEASE)


def test_signs_of_life_hold_it_as_long_as_they_come(world: World, output: Output) -> None:
    for minute in range(10):
        sign(world.tam, output, passed=after(minutes=minute))
    assert holder(output, after(minutes=11)) == world.tam
    assert WritingLock.objects.get().since == NOON


def test_a_save_without_any_lock_goes_through(world: World, output: Output) -> None:
    assert road.save(world.binh, output).version == 1


def test_who_leaves_lets_go_and_who_loads_the_page_again_goes_on(world: World, output: Output) -> None:
    sign(world.binh, output)
    operations.leave(by=world.binh, output_id=output.pk, tab="binh", now=NOON + after(minutes=5))
    assert holder(output, after(minutes=5)) is None
    again = sign(world.binh, output, tab="again", passed=after(minutes=5) + RESUME)
    assert again.attendance.is_mine
    assert WritingLock.objects.get().since == NOON


def test_who_comes_in_between_writes_and_the_one_who_left_does_not(world: World, output: Output) -> None:
    sign(world.binh, output)
    operations.leave(by=world.binh, output_id=output.pk, tab="binh", now=NOON)
    assert sign(world.tam, output, passed=after(seconds=30)).attendance.is_mine
    assert sign(world.binh, output, passed=after(seconds=31)).attendance.is_theirs


def test_of_two_tabs_the_first_that_closes_does_not_let_go(world: World, output: Output) -> None:
    sign(world.binh, output, tab="one")
    assert sign(world.binh, output, tab="two").attendance.in_another_tab
    operations.leave(by=world.binh, output_id=output.pk, tab="one", now=NOON)
    assert holder(output) == world.binh
    operations.leave(by=world.binh, output_id=output.pk, tab="two", now=NOON)
    assert holder(output) is None


def test_taking_over_tells_the_other_at_the_next_sign_and_keeps_what_they_wrote(world: World, output: Output) -> None:
    sign(world.binh, output)
    operations.take_over(by=world.tam, output_id=output.pk, now=NOON + after(minutes=2))
    assert holder(output, after(minutes=2)) == world.tam
    told = sign(world.binh, output, passed=after(minutes=2))
    assert told.taken is not None
    assert told.taken.taken_by == world.tam
    with pytest.raises(Stale):
        road.save(world.binh, output, road.content("Chưa kịp lưu"), now=NOON + after(minutes=2))
    assert SideDraft.objects.get().content["headline"] == "Chưa kịp lưu"
    lock = WritingLock.objects.get(holder=world.binh)
    assert (lock.ended_as, lock.taken_by, lock.told_at) == ("taken_over", world.tam, NOON + after(minutes=2))
    assert Entry.objects.get(action="writing.lock.take_over").actor_label == str(world.tam)
    assert Event.objects.get(name="writing.lock.taken_over").payload["taken_from"] == str(world.binh.pk)


def test_a_page_opened_after_the_take_over_may_write_again(world: World, output: Output) -> None:
    sign(world.binh, output)
    operations.take_over(by=world.tam, output_id=output.pk, now=NOON + after(minutes=1))
    operations.leave(by=world.tam, output_id=output.pk, tab="tam", now=NOON + after(minutes=2))
    later = Sign("fresh", writes=True)
    answer = operations.check_in(by=world.binh, output_id=output.pk, sign=later, now=NOON + after(minutes=3))
    assert answer.taken is None
    assert answer.attendance.is_mine


def test_a_laptop_that_slept_through_a_take_over_is_told_when_it_wakes(world: World, output: Output) -> None:
    sign(world.binh, output)
    operations.take_over(by=world.tam, output_id=output.pk, now=NOON + after(minutes=1))
    operations.forget_the_gone(NOON + after(hours=2))
    woken = sign(world.binh, output, passed=after(hours=2))
    assert woken.taken is not None
    assert not woken.attendance.is_mine


def test_only_who_may_edit_takes_over(world: World, output: Output) -> None:
    sign(world.binh, output)
    with pytest.raises(NotAllowed):
        operations.take_over(by=world.son, output_id=road.released(world).output.pk, now=NOON)
    with pytest.raises(NotFound):
        operations.take_over(by=world.mai, output_id=output.pk, now=NOON)
    assert holder(output) == world.binh


def test_taking_over_what_one_holds_oneself_or_nobody_holds_is_no_act(world: World, output: Output) -> None:
    operations.take_over(by=world.tam, output_id=output.pk, now=NOON)
    operations.take_over(by=world.tam, output_id=output.pk, now=NOON)
    assert WritingLock.objects.get().holder == world.tam
    assert not Entry.objects.filter(action="writing.lock.take_over").exists()


def test_the_gone_are_forgotten(world: World, output: Output) -> None:
    sign(world.binh, output)
    sign(world.tam, output, passed=after(minutes=2))
    assert operations.forget_the_gone(NOON + LEASE) == 1
    assert Presence.objects.get().person == world.tam


def test_of_two_who_open_it_in_one_moment_one_writes(served_world: World) -> None:
    output = road.draft(served_world)
    at_once(lambda: sign(served_world.binh, output), lambda: sign(served_world.tam, output))
    assert WritingLock.objects.filter(ended_at=None).count() == 1
    assert Presence.objects.count() == 2


def test_a_save_and_a_take_over_in_one_moment_lose_nothing(served_world: World) -> None:
    output = road.draft(served_world)
    sign(served_world.binh, output)
    codes = at_once(
        lambda: newsroom.save_draft(
            by=served_world.binh, output_id=output.pk, base_version=0, content=road.content("Của Bình"), now=NOON
        ),
        lambda: operations.take_over(by=served_world.tam, output_id=output.pk, now=NOON),
    )
    saved = Output.objects.get(pk=output.pk).headline == "Của Bình"
    kept = SideDraft.objects.filter(content__headline="Của Bình").exists()
    assert codes in (["", ""], ["held", ""])
    assert saved != kept
    assert holder(output) == served_world.tam
