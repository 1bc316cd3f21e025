"""What people do: post by hand and prove it, hold channels, send again, and who may."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from hoitu.delivery.distribution import operations
from hoitu.delivery.distribution.models import Channel, ChannelPost, Delivery, HumanTask, Resend
from hoitu.delivery.distribution.operations import ChannelData, Evidence
from hoitu.foundation.audit.models import Entry
from hoitu.foundation.outbox.models import Event
from hoitu.kernel.refusal import NotAllowed, NotFound, NotReady, Stale
from tests.delivery.distribution import yard
from tests.delivery.site.contents import again, released
from tests.world import NOON, START, World

URL = "https://mang.example.vn/bai/1"
PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 20
DATA = ChannelData(name="Trang cộng đồng", transport="manual", platform="facebook", opened_date=START, is_foreign=True)


def by_hand(world: World) -> HumanTask:
    yard.channel(world, transport="manual", platform="facebook", identity_sign="Báo Trà Vinh")
    yard.release(released(world))
    yard.send()
    return HumanTask.objects.get()


def test_a_post_by_hand_is_a_task_with_its_text_and_counts_with_proof_alone(world: World) -> None:
    task = by_hand(world)
    delivery = task.delivery
    assert (delivery.state, task.kind) == ("human", "post")
    assert delivery.payload is not None
    assert "Bà con đồng bào Khmer ở xã Mỹ Long phấn khởi." in bytes(delivery.payload.body).decode()
    operations.claim_task(by=world.lan, task_id=task.pk, now=NOON)
    for nothing in (Evidence(), Evidence(note="Đã đăng"), Evidence(url="javascript:alert(1)"), Evidence(picture=b"x")):
        with pytest.raises(NotReady):
            operations.done(by=world.lan, task_id=task.pk, evidence=nothing, now=NOON)
    operations.done(by=world.lan, task_id=task.pk, evidence=Evidence(url=URL, picture=PICTURE), now=NOON)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.external_url) == ("sent", URL)
    assert ChannelPost.objects.get().external_url == URL
    with pytest.raises(Stale):
        operations.done(by=world.lan, task_id=task.pk, evidence=Evidence(url=URL), now=NOON)


def test_what_cannot_be_posted_fails_with_the_reason(world: World) -> None:
    task = by_hand(world)
    with pytest.raises(NotReady):
        operations.cannot(by=world.lan, task_id=task.pk, reason=" ", now=NOON)
    operations.cannot(by=world.lan, task_id=task.pk, reason="Tài khoản bị khóa", now=NOON)
    assert Delivery.objects.get().state == "failed"
    assert Event.objects.filter(name="distribution.delivery.failed").count() == 1


def test_an_overdue_task_is_said_once(world: World) -> None:
    by_hand(world)
    later = NOON + timedelta(hours=3)
    assert operations.escalate_overdue(now=later) == 1
    assert operations.escalate_overdue(now=later) == 0
    assert Event.objects.filter(payload__trouble="overdue").count() == 1


def test_a_withdrawal_cancels_the_task_and_opens_one_to_look_and_remove(world: World) -> None:
    task = by_hand(world)
    content = released(world, output_id=task.delivery.item_id, story_id=task.delivery.item.story_id)
    yard.withdraw(content)
    yard.send()
    task.refresh_from_db()
    assert (task.state, task.delivery.state) == ("cancelled", "cancelled")
    assert HumanTask.objects.get(closed_at=None).kind == "remove"


def test_an_ordinary_resend_keeps_the_key_and_a_forced_one_needs_a_second_person(world: World) -> None:
    there = yard.platform(is_idempotent=True)
    yard.channel(world)
    yard.release(released(world))
    yard.send()
    delivery = Delivery.objects.get()
    operations.resend(by=world.lan, delivery_id=delivery.pk, reason="Đối tác báo mất bài", now=NOON)
    yard.send()
    assert [post.key for post in there.told] == [delivery.idempotency_key] * 2
    operations.resend(by=world.lan, delivery_id=delivery.pk, reason="Cần bài mới", forced=True, now=NOON)
    assert yard.send() == 0
    with pytest.raises(NotAllowed):
        operations.agree_to_resend(by=world.lan, delivery_id=delivery.pk, now=NOON)
    operations.agree_to_resend(by=world.hanh, delivery_id=delivery.pk, now=NOON)
    yard.send()
    assert there.told[-1].key != delivery.idempotency_key
    assert Resend.objects.count() == 2


def test_what_is_outdated_or_withdrawn_is_never_sent_again(world: World) -> None:
    yard.platform()
    yard.channel(world)
    content = released(world)
    yard.release(content)
    yard.send()
    first = Delivery.objects.get()
    yard.release(again(content))
    with pytest.raises(NotReady, match="mới hơn"):
        operations.resend(by=world.lan, delivery_id=first.pk, reason="Thử", now=NOON)
    yard.withdraw(again(content))
    with pytest.raises(NotReady, match="gỡ"):
        operations.resend(by=world.lan, delivery_id=first.pk, reason="Thử", now=NOON)


ACTS: dict[str, Any] = {
    "open": lambda by, world, _one: operations.open_channel(by=by, agency_id=world.newspaper.pk, data=DATA, now=NOON),
    "hold": lambda by, _world, one: operations.hold_channel(by=by, channel_id=one.pk, reason="Bảo trì", now=NOON),
}
MAY = {"open": {"hanh", "duc", "quan"}, "hold": {"lan", "hanh", "duc"}}


@pytest.mark.parametrize("act", sorted(ACTS))
def test_who_may_act_on_channels(world: World, act: str) -> None:
    for name, person in world.people.items():
        Channel.objects.all().delete()
        one = yard.channel(world)
        if name in MAY[act]:
            ACTS[act](person, world, one)
        else:
            with pytest.raises((NotAllowed, NotFound)):
                ACTS[act](person, world, one)
            assert Entry.objects.order_by("-pk")[0].outcome == "refused"


def test_a_channel_is_opened_changed_notified_and_closed_and_its_secrets_stay_out_of_the_audit(world: World) -> None:
    secret = {"token": "bí-mật-của-kênh"}
    made = operations.open_channel(by=world.hanh, agency_id=world.newspaper.pk, data=DATA, credentials=secret, now=NOON)
    with pytest.raises(NotReady, match="tên"):
        operations.open_channel(by=world.hanh, agency_id=world.newspaper.pk, data=DATA, now=NOON)
    operations.set_credentials(by=world.hanh, channel_id=made.pk, credentials=secret, now=NOON)
    operations.note_notification(
        by=world.hanh, channel_id=made.pk, number="12/TB-BTV", sent_date=START, sent_to="Sở", now=NOON
    )
    yard.release(released(world))
    operations.close_channel(
        by=world.hanh, channel_id=made.pk, closed_date=NOON.date(), reason="Không dùng nữa", now=NOON
    )
    assert Delivery.objects.get().state == "cancelled"
    assert Channel.objects.get().closed_date == NOON.date()
    assert "bí-mật" not in str(list(Entry.objects.values_list("detail", flat=True)))
    assert b"b\xc3\xad-m" not in bytes(Channel.objects.get().credentials)
