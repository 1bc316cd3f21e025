"""From a release to proof at each channel, and what happens when a channel does not play along."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from hoitu.delivery.distribution import operations
from hoitu.delivery.distribution.models import Attempt, ChannelPost, Circuit, Delivery, HumanTask
from hoitu.delivery.distribution.operations import recording, sending
from hoitu.foundation.outbox.models import Event
from tests.delivery.distribution import yard
from tests.delivery.site.contents import again, released
from tests.world import NOON, World

MINUTE = timedelta(minutes=1)


def only(seq: int = 1) -> Delivery:
    return Delivery.objects.get(seq=seq)


def test_a_release_goes_to_each_channel_that_takes_it_and_the_bytes_are_kept(world: World) -> None:
    there = yard.platform()
    yard.channel(world, "A")
    yard.channel(world, "B", kinds=["radio"])
    yard.channel(world, "C", sections=["van-hoa"])
    yard.channel(world, "D", kinds=["web"], sections=["thoi-su"], language="vi")
    content = released(world)
    yard.release(content)
    yard.send()
    sent = Delivery.objects.order_by("channel__name")
    assert [(each.channel.name, each.state) for each in sent] == [("A", "sent"), ("D", "sent")]
    assert {kept.rendered.body for kept in there.kept} == {bytes(each.payload.body) for each in sent if each.payload}
    assert all(each.tries.get().outcome == "ok" and each.external_id for each in sent)
    assert all(each.tries.get().bytes_sha256 == each.payload.body_sha256 for each in sent if each.payload)
    assert Event.objects.filter(name="distribution.delivery.sent").count() == 2
    assert yard.release(content) == []


def test_a_newer_version_overtakes_what_waits_and_goes_out_as_a_first_post(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    there.faults = [yard.BUSY]
    content = released(world)
    yard.release(content)
    yard.send()
    assert only().state == "retry_wait"
    assert only().next_attempt_at == NOON + timedelta(seconds=120)
    yard.release(again(content, "correct"))
    yard.send()
    assert yard.states(content.output_id) == ["superseded", "sent"]
    assert only().superseded_by == only(2)
    assert there.told[-1].verb == "create"
    assert only(2).attempts == 0


def test_a_channel_that_wants_every_version_gets_them_in_order(world: World) -> None:
    there = yard.platform()
    yard.channel(world, ordering="every")
    there.faults = [yard.BUSY]
    content = released(world)
    yard.release(content)
    yard.send()
    yard.release(again(content))
    assert yard.send() == 0
    assert yard.send(NOON + 3 * MINUTE) == 1
    assert yard.send(NOON + 3 * MINUTE) == 1
    assert [(post.seq, post.verb) for post in there.told] == [(1, "create"), (1, "create"), (2, "edit")]


def test_an_unclear_end_is_asked_for_and_what_is_there_is_adopted(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    there.faults, there.applies = [yard.DROPPED], True
    yard.release(released(world))
    yard.send()
    assert only().state == "unknown"
    assert yard.send(NOON + MINUTE) == 0
    yard.look(NOON + MINUTE)
    assert only().state == "sent"
    assert len(there.kept) == len(there.told) == 1


def test_what_is_surely_absent_is_sent_once_more_and_not_before_it_had_time_to_settle(world: World) -> None:
    there = yard.platform()
    yard.channel(world, settle_s=300)
    there.faults = [yard.DROPPED]
    yard.release(released(world))
    yard.send()
    yard.look()
    assert (only().state, only().next_attempt_at) == ("unknown", NOON + 5 * MINUTE)
    yard.look(NOON + 5 * MINUTE)
    assert only().state == "queued"
    yard.send(NOON + 5 * MINUTE)
    assert only().state == "sent"
    assert len(there.kept) == 1


def test_where_nobody_can_be_asked_a_person_looks(world: World) -> None:
    there = yard.platform(can_ask=False)
    yard.channel(world)
    there.faults = [yard.DROPPED]
    yard.release(released(world))
    yard.send()
    yard.look()
    assert only().state == "human"
    assert HumanTask.objects.get().kind == "look"


def test_a_refused_version_fails_with_a_task_and_holds_up_nobody(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    there.faults = [yard.REFUSED]
    yard.release(released(world, "Tin thứ nhất"))
    yard.release(released(world, "Tin thứ hai"))
    yard.send()
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["failed", "sent"]
    assert HumanTask.objects.get().delivery.state == "failed"
    assert Event.objects.filter(name="distribution.delivery.failed").count() == 1


def test_it_is_tried_until_the_time_is_over_and_then_it_fails_with_a_task(world: World) -> None:
    there = yard.platform()
    yard.channel(world, give_up_after_s=600)
    yard.release(released(world))
    now = NOON
    while only().state in {"queued", "retry_wait"}:
        there.faults = [yard.BUSY]
        Circuit.objects.all().delete()
        yard.send(now)
        now += 2 * MINUTE
    assert only().state == "failed"
    assert now <= NOON + 14 * MINUTE
    assert HumanTask.objects.count() == 1


def test_a_refused_key_opens_the_circuit_and_counts_for_no_delivery(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    there.faults = [yard.NO_KEY, yard.NO_KEY]
    yard.release(released(world, "Tin thứ nhất"))
    yard.release(released(world, "Tin thứ hai"))
    yard.send()
    first = Delivery.objects.order_by("pk")[0]
    assert (first.state, first.attempts) == ("retry_wait", 0)
    assert Circuit.objects.get().opened_at == NOON
    assert Event.objects.filter(name="distribution.channel.trouble").count() == 1


def test_an_open_circuit_lets_one_through_each_minute_and_closes_with_it(world: World) -> None:
    there = yard.platform()
    channel = yard.channel(world)
    Circuit.objects.create(channel=channel, failures=5, opened_at=NOON, probe_at=NOON + MINUTE)
    for number in range(3):
        yard.release(released(world, f"Tin {number}"))
    assert yard.send() == 0
    there.faults = [yard.BUSY]
    assert yard.send(NOON + MINUTE) == 1
    assert yard.send(NOON + MINUTE) == 0
    assert yard.send(NOON + 3 * MINUTE) == 1
    assert Circuit.objects.get().opened_at is None
    assert yard.send(NOON + 3 * MINUTE) == 2


def test_a_held_channel_waits_and_another_hour_is_kept(world: World) -> None:
    yard.platform()
    channel = yard.channel(world)
    operations.hold_channel(by=world.lan, channel_id=channel.pk, reason="Bảo trì", now=NOON)
    yard.release(released(world))
    assert yard.send() == 0
    operations.resume_channel(by=world.lan, channel_id=channel.pk, now=NOON)
    operations.retime(by=world.lan, delivery_id=only().pk, not_before=NOON + MINUTE, now=NOON)
    assert yard.send() == 0
    assert yard.send(NOON + MINUTE) == 1


def test_a_version_leased_before_the_next_one_came_does_not_pass_the_fence(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    content = released(world)
    yard.release(content)
    (leased,) = operations.claim(worker="w", now=NOON, limit=1)
    yard.release(again(content))
    operations.carry(leased, clock=lambda: NOON)
    assert there.told == []
    assert yard.states(content.output_id) == ["superseded", "queued"]


def test_a_worker_that_comes_back_after_its_lease_does_not_send(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    yard.release(released(world))
    (leased,) = operations.claim(worker="away:1/", now=NOON, limit=1)
    yard.look(NOON + 3 * MINUTE)
    assert (only().state, only().attempts) == ("queued", 0)
    operations.carry(leased, clock=lambda: NOON + 3 * MINUTE)
    assert there.told == []


def test_a_result_that_comes_too_late_is_kept_and_proves_the_unknown(world: World) -> None:
    there = yard.platform()
    yard.channel(world)
    yard.release(released(world))
    there.silent = True
    (leased,) = operations.claim(worker="away:1/", now=NOON, limit=1)
    ready = sending.pass_fence(leased, now=NOON)
    assert ready is not None
    yard.look(NOON + 3 * MINUTE)
    assert only().state == "unknown"
    outcome = there.send(ready.post, ready.rendered, ready.target)
    recording.record(ready.delivery, ready.attempt, ready.sender, outcome, now=NOON + 4 * MINUTE)
    assert only().state == "sent"
    assert Attempt.objects.exclude(verb="ask").get().outcome == "late"


def test_the_database_takes_nothing_as_sent_without_proof(world: World) -> None:
    yard.platform()
    yard.channel(world)
    yard.release(released(world))
    with pytest.raises(IntegrityError, match="sent_is_proven"), transaction.atomic():
        Delivery.objects.update(state="sent", settled_at=NOON)


def test_the_database_holds_one_sending_at_most_for_an_item_on_a_channel(world: World) -> None:
    yard.platform()
    yard.channel(world, ordering="every")
    content = released(world)
    yard.release(content)
    yard.release(again(content))
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.update(state="leased", lease_until=NOON)


def test_what_cannot_be_rendered_waits_alone(world: World) -> None:
    there = yard.platform()
    yard.channel(world, "A", transport="nobody")
    yard.channel(world, "B")
    content = released(world)
    yard.release(content)
    yard.send()
    assert yard.states(content.output_id) == ["preparing", "sent"]
    assert ChannelPost.objects.get().shown_seq == 1
    assert there.kept
