"""Which newsroom a channel, a delivery and a task belong to, for the audit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from hoitu.delivery.distribution.models import Channel, Delivery, HumanTask


def _channel(key: str, _at: datetime) -> UUID | None:
    return Channel.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _delivery(key: str, _at: datetime) -> UUID | None:
    return Delivery.objects.filter(pk=key).values_list("channel__agency_id", flat=True).first()


def _task(key: str, _at: datetime) -> UUID | None:
    return HumanTask.objects.filter(pk=key).values_list("delivery__channel__agency_id", flat=True).first()


OWNERS = {
    "distribution.channel": _channel,
    "distribution.delivery": _delivery,
    "distribution.task": _task,
    "distribution.humantask": _task,
}
