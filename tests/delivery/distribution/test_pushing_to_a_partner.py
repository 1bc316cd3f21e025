"""Our push contract over a real line: signed, told once, asked by key, and every way a receiver can fail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hoitu.delivery.distribution.channels import push_contract
from hoitu.delivery.distribution.channels.push_contract import Push
from hoitu.delivery.distribution.models import Attempt, Circuit, Delivery
from hoitu.kernel import addresses
from hoitu.kernel.addresses import Policy
from hoitu.web.stand_ins.receiver import KEY_ID, SECRET, Receiver, receiving
from tests.delivery.distribution import yard
from tests.delivery.site.contents import again, released
from tests.world import NOON, World

LATER = NOON + timedelta(minutes=2)


@pytest.fixture
def partner() -> Iterator[Receiver]:
    addresses.allow(Policy.of("127.0.0.1/32"))
    with receiving() as receiver:
        yield receiver
    addresses.allow(Policy())


def open_push(world: World, partner: Receiver, **other: object) -> None:
    credentials = {"key_id": KEY_ID, "secret": SECRET}
    yard.channel(world, "Đối tác", "http_push", address=partner.push, credentials=credentials, **other)


def only() -> Delivery:
    return Delivery.objects.get()


def test_a_push_is_signed_taken_once_and_proven(world: World, partner: Receiver) -> None:
    open_push(world, partner)
    content = released(world)
    yard.release(content)
    yard.send()
    assert only().state == "sent"
    assert only().external_id == f"{str(content.output_id)[:8]}-1"
    assert partner.effects == [("push", str(content.output_id), 1, "publish")]


def test_no_secret_of_a_channel_is_in_its_rows(world: World, partner: Receiver) -> None:
    open_push(world, partner)
    yard.release(released(world))
    yard.send()
    row = only()
    assert SECRET.encode() not in bytes(row.channel.credentials)
    assert SECRET not in str([vars(each) for each in (row, row.channel, row.tries.get())])


@pytest.mark.parametrize(
    ("fault", "state", "outcome", "effects"),
    [
        ("429", "retry_wait", "retryable", 0),
        ("503", "retry_wait", "ambiguous", 0),
        ("408", "retry_wait", "ambiguous", 0),
        ("401", "retry_wait", "retryable", 0),
        ("403", "retry_wait", "retryable", 0),
        ("400", "failed", "permanent", 0),
        ("302", "failed", "permanent", 0),
        ("cut", "unknown", "ambiguous", 1),
        ("cut_before", "unknown", "ambiguous", 0),
        ("slow", "unknown", "ambiguous", 1),
    ],
)
def test_each_fault_is_what_the_table_says_and_ends_with_one_effect(
    world: World, partner: Receiver, fault: str, state: str, outcome: str, effects: int
) -> None:
    open_push(world, partner, send_budget_s=1)
    partner.faults = [fault]
    yard.release(released(world))
    yard.send()
    assert (only().state, Attempt.objects.get().outcome) == (state, outcome)
    assert len(partner.effects) == effects
    if state == "failed":
        return
    for now in (LATER, LATER + timedelta(minutes=1)):
        yard.look(now)
        yard.send(now)
    assert only().state == "sent"
    assert len(partner.effects) == 1


def test_a_retry_after_is_kept_and_a_refused_key_opens_the_circuit(world: World, partner: Receiver) -> None:
    open_push(world, partner)
    partner.faults = ["401"]
    yard.release(released(world))
    yard.send()
    assert Circuit.objects.get().opened_at == NOON
    assert only().attempts == 0


def test_where_nobody_listens_surely_nothing_has_left(world: World, partner: Receiver) -> None:
    open_push(world, partner)
    content = released(world)
    yard.release(content)
    Delivery.objects.get().channel.__class__.objects.update(address="http://127.0.0.1:1/push")
    yard.send()
    assert (only().state, Attempt.objects.get().outcome) == ("retry_wait", "retryable")
    yard.withdraw(content)
    assert yard.states(content.output_id) == ["cancelled", "not_needed"]


def test_a_correction_and_a_withdrawal_arrive_in_order(world: World, partner: Receiver) -> None:
    open_push(world, partner)
    content = released(world)
    yard.release(content)
    yard.send()
    yard.release(again(content, "correct"))
    yard.send()
    yard.withdraw(again(content, "correct"))
    yard.send()
    assert [(version, action) for _door, _item, version, action in partner.effects] == [
        (1, "publish"),
        (2, "correct"),
        (3, "withdraw"),
    ]
    yard.look(NOON + timedelta(minutes=5))
    assert Delivery.objects.get(act="withdraw").checks.filter(found="gone").count() == 1


def test_a_signature_holds_for_its_bytes_version_and_action_alone() -> None:
    push = Push("k" * 64, "item", 3, "correct")
    url, body = "https://example.vn/push?x=1", b"{}"
    given = {
        name.lower(): value
        for name, value in push_contract.headers(
            push, method="POST", url=url, body=body, key_id="a", secret=SECRET, at=NOON
        ).items()
    }

    def holds(url: str = url, body: bytes = body, secrets: dict[str, str] | None = None, **other: str) -> bool:
        said = {**given, **{name.replace("_", "-"): value for name, value in other.items()}}
        return push_contract.is_signed(said, method="POST", url=url, body=body, secrets=secrets or {"a": SECRET})

    assert holds()
    assert holds(secrets={"a": SECRET, "b": "another secret of ours"})
    assert not holds(body=b"{ }")
    assert not holds(hoitu_version="4")
    assert not holds(hoitu_version="")
    assert not holds(hoitu_action="publish")
    assert not holds(hoitu_timestamp="1")
    assert not holds(url="https://example.vn/push?x=2")
    assert not holds(secrets={"b": SECRET})
    assert not holds(secrets={"a": "another secret of ours"})


def test_a_short_secret_signs_nothing() -> None:
    with pytest.raises(ValueError, match="guessed"):
        push_contract.headers(
            Push("k", "i", 1, "publish"), method="POST", url="/", body=b"", key_id="a", secret="short", at=NOON
        )
