"""What distribution tells others; each is written to the outbox in the transaction it happened in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from hoitu.delivery.distribution.models import Delivery


@dataclass(frozen=True)
class DeliverySent:
    """A channel has taken a version, or taken it off, and there is proof."""

    name: ClassVar[str] = "distribution.delivery.sent"
    delivery_id: str
    output_id: str
    channel_id: str
    seq: int
    act: str
    external_url: str


@dataclass(frozen=True)
class DeliveryFailed:
    """A version did not reach a channel and will not by itself; a task by hand is open, or a person said why."""

    name: ClassVar[str] = "distribution.delivery.failed"
    delivery_id: str
    output_id: str
    channel_id: str
    seq: int
    act: str
    why: str


@dataclass(frozen=True)
class ChannelTrouble:
    """A channel needs somebody: `trouble` is circuit, credentials, withdrawal, shown_again, overdue or late."""

    name: ClassVar[str] = "distribution.channel.trouble"
    channel_id: str
    delivery_id: str
    trouble: str
    detail: str


def sent(delivery: Delivery) -> DeliverySent:
    """Return the event of a delivery that arrived."""
    return DeliverySent(
        str(delivery.pk),
        str(delivery.item_id),
        str(delivery.channel_id),
        delivery.seq,
        delivery.act,
        delivery.external_url,
    )


def failed(delivery: Delivery, why: str) -> DeliveryFailed:
    """Return the event of a delivery that ended without arriving."""
    return DeliveryFailed(
        str(delivery.pk), str(delivery.item_id), str(delivery.channel_id), delivery.seq, delivery.act, why
    )


def trouble(delivery: Delivery, kind: str, detail: str) -> ChannelTrouble:
    """Return the event of a channel that needs somebody."""
    return ChannelTrouble(str(delivery.channel_id), str(delivery.pk), kind, detail)
