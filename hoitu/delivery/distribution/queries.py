"""All reads of distribution that others may ask for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.delivery.distribution.models import (
    Attempt,
    Channel,
    ChannelPause,
    ChannelPost,
    Check,
    Circuit,
    Delivery,
    HumanTask,
    Item,
    Payload,
)
from hoitu.kernel.refusal import NotFound

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
    "Payload",
]


def channels_of(agency_ids: Collection[UUID]) -> QuerySet[Channel]:
    """Return the channels of agencies, by name, each with how it answers."""
    return Channel.objects.filter(agency_id__in=agency_ids).select_related("circuit").order_by("name")


def channel(channel_id: UUID) -> Channel:
    """Return one channel; raises NotFound."""
    found = Channel.objects.select_related("circuit").filter(pk=channel_id).first()
    if found is None:
        raise NotFound(_("There is no such channel."))
    return found


def deliveries_of(agency_ids: Collection[UUID]) -> QuerySet[Delivery]:
    """Return the deliveries of agencies, newest first."""
    rows = Delivery.objects.filter(channel__agency_id__in=agency_ids).select_related("channel", "item")
    return rows.order_by("-made_at", "-seq")


def delivery(delivery_id: UUID) -> Delivery:
    """Return one delivery; raises NotFound."""
    rows = Delivery.objects.select_related("channel", "item", "payload", "superseded_by")
    found = rows.filter(pk=delivery_id).first()
    if found is None:
        raise NotFound(_("There is no such delivery, or it belongs to another newsroom."))
    return found


def deliveries_of_story(story_id: UUID) -> QuerySet[Delivery]:
    """Return all that was ever addressed to a channel of a story, by output, channel and version."""
    rows = Delivery.objects.filter(item__story_id=story_id).select_related("channel", "item")
    return rows.order_by("item_id", "channel__name", "-seq")


def shown_wrong(story_id: UUID) -> QuerySet[ChannelPost]:
    """Return the posts of a story that show an older version than the newest, or one that was withdrawn."""
    rows = ChannelPost.objects.filter(item__story_id=story_id, state=ChannelPost.State.SHOWN)
    return rows.exclude(shown_seq__gte=F("item__seq")).select_related("channel", "item")


def open_tasks(agency_ids: Collection[UUID]) -> QuerySet[HumanTask]:
    """Return the tasks by hand that wait, the most pressing first."""
    rows = HumanTask.objects.filter(closed_at=None, delivery__channel__agency_id__in=agency_ids)
    return rows.select_related("delivery__channel", "delivery__item", "claimed_by").order_by("deadline")


def late(agency_ids: Collection[UUID], now: datetime) -> QuerySet[Delivery]:
    """Return what should be with its channel by now and is not."""
    rows = deliveries_of(agency_ids).filter(settled_at=None)
    return rows.filter(Q(deadline__lt=now) | Q(give_up_at__lt=now))
