"""A withdrawal beats everything: what waits, what travels, what nobody knows the end of."""

from __future__ import annotations

from datetime import timedelta

from hoitu.delivery.distribution import operations
from hoitu.delivery.distribution.models import ChannelPost, Check, Delivery, HumanTask
from hoitu.delivery.distribution.operations import recording, sending
from hoitu.foundation.outbox.models import Event
from tests.delivery.distribution import yard
from tests.delivery.site.contents import again, released
from tests.world import NOON, World

MINUTE = timedelta(minutes=1)


def kill() -> Delivery:
    return Delivery.objects.get(act="withdraw")


def test_what_was_sent_is_taken_off_and_looked_after_three_times(world: World) -> None:
    there = yard.platform()
    channel = yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    yard.withdraw(content)
    yard.send()
    assert there.shown(content.output_id, channel.pk) is None
    assert (kill().state, ChannelPost.objects.get().state) == ("sent", "removed")
    due = Check.objects.order_by("due_at").values_list("due_at", flat=True)
    assert [at - NOON for at in due] == [5 * MINUTE, 60 * MINUTE, 1440 * MINUTE]
    yard.look(NOON + 5 * MINUTE)
    assert Check.objects.filter(found="gone").count() == 1


def test_what_came_back_is_taken_off_again(world: World) -> None:
    there = yard.platform()
    channel = yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    yard.withdraw(content)
    yard.send()
    there.kept.append(there.kept[0])  # a sending thought lost arrives after all
    yard.look(NOON + 5 * MINUTE)
    assert kill().state == "queued"
    assert Event.objects.filter(name="distribution.channel.trouble", payload__trouble="shown_again").exists()
    there.kept.pop()
    yard.send(NOON + 5 * MINUTE)
    assert kill().state == "sent"
    assert there.shown(content.output_id, channel.pk) is None


def test_what_waits_for_a_retry_is_cancelled_and_nothing_is_needed(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    there.faults = [yard.BUSY]
    content = released(world)
    yard.release(content)
    yard.send()
    yard.withdraw(content)
    assert yard.states(content.output_id) == ["cancelled", "not_needed"]
    assert yard.send(NOON + 60 * MINUTE) == 0


def test_a_leased_one_does_not_pass_the_fence_any_more(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    content = released(world)
    yard.release(content)
    (leased,) = operations.claim(worker="w", now=NOON, limit=1)
    yard.withdraw(content)
    operations.carry(leased, clock=lambda: NOON)
    assert there.told == []
    assert yard.states(content.output_id) == ["cancelled", "not_needed"]


def test_a_sending_under_way_is_waited_for_and_then_taken_off(world: World) -> None:
    there = yard.platform()
    channel = yard.channel(world)
    content = released(world)
    yard.release(content)
    (leased,) = operations.claim(worker="w", now=NOON, limit=1)
    ready = sending.pass_fence(leased, now=NOON)
    assert ready is not None
    yard.withdraw(content)
    assert yard.send() == 0
    outcome = there.send(ready.post, ready.rendered, ready.target)
    recording.record(ready.delivery, ready.attempt, ready.sender, outcome, now=NOON)
    assert yard.send() == 1
    assert yard.states(content.output_id) == ["sent", "sent"]
    assert there.shown(content.output_id, channel.pk) is None


def test_an_unknown_end_does_not_hold_it_up(world: World) -> None:
    there = yard.platform()
    channel = yard.channel(world)
    there.faults, there.applies = [yard.DROPPED], True
    content = released(world)
    yard.release(content)
    yard.send()
    yard.withdraw(content)
    yard.send()
    assert yard.states(content.output_id) == ["cancelled", "sent"]
    assert there.shown(content.output_id, channel.pk) is None


def test_an_unclear_attempt_means_that_it_must_be_said(world: World) -> None:
    there = yard.platform(is_idempotent=True, can_ask=False)
    yard.channel(world)
    there.faults = [yard.DROPPED]
    content = released(world)
    yard.release(content)
    yard.send()
    assert Delivery.objects.get().state == "retry_wait"
    yard.withdraw(content)
    assert yard.states(content.output_id) == ["cancelled", "queued"]


def test_it_goes_before_all_that_waits_and_through_a_held_channel(world: World) -> None:
    there = yard.platform()
    channel = yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    for number in range(20):
        yard.release(released(world, f"Tin {number}"))
    operations.hold_channel(by=world.lan, channel_id=channel.pk, reason="Bảo trì", now=NOON)
    yard.withdraw(content)
    yard.send()
    assert there.told[1].act == "withdraw"
    assert len(there.told) == 2


def test_a_release_that_comes_after_it_goes_nowhere(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    content = released(world)
    yard.withdraw(content)
    yard.release(content)
    assert yard.send() == 0
    assert yard.states(content.output_id) == ["cancelled"]
    assert there.told == []


def test_where_no_machine_can_remove_a_person_does(world: World) -> None:
    yard.platform(can_remove=False)
    yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    yard.withdraw(content)
    yard.send()
    task = HumanTask.objects.get()
    assert (kill().state, task.kind, task.deadline) == ("human", "remove", NOON + 30 * MINUTE)


def test_a_refused_one_goes_to_a_person_and_is_said_at_once(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    there.faults = [yard.REFUSED]
    yard.withdraw(content)
    yard.send()
    assert kill().state == "human"
    assert Event.objects.filter(name="distribution.channel.trouble", payload__trouble="withdrawal").count() == 1


def test_a_correction_reaches_channels_that_would_not_take_it_today(world: World) -> None:
    yard.platform()
    channel = yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    channel.sections = ["van-hoa"]
    channel.save()
    yard.release(again(content, "correct"))
    yard.send()
    assert yard.states(content.output_id) == ["sent", "sent"]
