from __future__ import annotations

from hoitu.delivery.distribution.models.channel import Channel, ChannelPause, Circuit, Notification
from hoitu.delivery.distribution.models.delivery import Attempt, Delivery, Resend
from hoitu.delivery.distribution.models.item import ChannelPost, Item, Payload
from hoitu.delivery.distribution.models.task import Check, HumanTask

__all__ = [
    "Attempt",
    "Channel",
    "ChannelPause",
    "ChannelPost",
    "Check",
    "Circuit",
    "Delivery",
    "HumanTask",
    "Item",
    "Notification",
    "Payload",
    "Resend",
]
