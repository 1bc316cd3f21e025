"""Takes deliveries that are due into one worker's hands: the most urgent first, never two of one item and channel."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hoitu.delivery.distribution.models import Channel, ChannelPause, Circuit, Delivery
from hoitu.delivery.distribution.models.delivery import IN_FLIGHT
from hoitu.delivery.distribution.rules import circuit, states

WAITING = states.before("claimed")
LOOK_AT = 8
"""How many candidates are looked at for each one wanted: some share their item and channel."""


def claim(*, worker: str, now: datetime, limit: int) -> list[Delivery]:
    """Lease up to `limit` deliveries to a worker, each under a new epoch; return them with channel, item and bytes."""
    due = Delivery.objects.filter(state__in=WAITING, next_attempt_at__lte=now)
    if not due.exists():  # without the write lock that SQLite's transaction takes at once
        return []
    try:
        with transaction.atomic():
            return _claim(_eligible(due, now), worker=worker, now=now, limit=limit)
    except IntegrityError:  # another worker took another row of the same item and channel in this very moment
        return []


def _claim(rows: QuerySet[Delivery], *, worker: str, now: datetime, limit: int) -> list[Delivery]:
    rows = rows.select_related("channel", "item", "payload").order_by("-rank", "next_attempt_at", "seq")
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(of=("self",), skip_locked=True, no_key=True)
    chosen = _one_of_each(rows[: limit * LOOK_AT], set(_probed(now)), limit)
    for length in {delivery.channel.lease_s for delivery in chosen}:
        part = [delivery for delivery in chosen if delivery.channel.lease_s == length]
        until = now + timedelta(seconds=length)
        Delivery.objects.filter(pk__in=[delivery.pk for delivery in part], state__in=WAITING).update(
            state=Delivery.State.LEASED, lease_epoch=F("lease_epoch") + 1, lease_until=until, worker=worker
        )
        for delivery in part:
            delivery.state, delivery.lease_until, delivery.worker = Delivery.State.LEASED, until, worker
            delivery.lease_epoch += 1
    return chosen


def _one_of_each(rows: Iterable[Delivery], probed: set[UUID], limit: int) -> list[Delivery]:
    """Return the first of each item and channel, and of each channel that is only being tried."""
    taken: dict[object, Delivery] = {}
    for delivery in rows:
        pair: object = delivery.channel_id if delivery.channel_id in probed else (delivery.item_id, delivery.channel_id)
        if pair in taken or len(taken) == limit:
            continue
        if delivery.channel_id in probed and not _take_probe(delivery.channel_id, delivery.next_attempt_at):
            continue
        taken[pair] = delivery
    return list(taken.values())


def _probed(now: datetime) -> list[UUID]:
    """Return the channels whose circuit is open and lets one sending through now."""
    return list(Circuit.objects.filter(probe_at__lte=now).values_list("channel_id", flat=True))


def _take_probe(channel_id: UUID, at: datetime) -> bool:
    """Take the one probe that is due: the next is due a while later, for whoever comes then."""
    found = Circuit.objects.filter(channel_id=channel_id).first()
    if found is None or found.probe_at is None:
        return True
    following = max(found.probe_at, at) + circuit.PROBE_EVERY
    return bool(Circuit.objects.filter(pk=channel_id, probe_at=found.probe_at).update(probe_at=following))


def _eligible(due: QuerySet[Delivery], now: datetime) -> QuerySet[Delivery]:
    """Leave out what must wait. A withdrawal waits for nothing but a sending under way and a channel that is down."""
    urgent = Q(act=Delivery.Act.WITHDRAW)
    paused = ChannelPause.objects.filter(resumed_at=None).values("channel_id")
    down = Circuit.objects.filter(probe_at__gt=now).values("channel_id")
    in_order = Channel.objects.filter(ordering=Channel.Ordering.EVERY).values("pk")
    pair = Delivery.objects.filter(item=OuterRef("item"), channel=OuterRef("channel")).exclude(pk=OuterRef("pk"))
    older = pair.filter(seq__lt=OuterRef("seq"))
    return (
        due.exclude(channel_id__in=down)
        .exclude(Exists(pair.filter(state__in=IN_FLIGHT)))
        .filter(urgent | ~Q(channel_id__in=paused))
        .filter(urgent | ~Exists(older.filter(state=Delivery.State.UNKNOWN)))
        .filter(urgent | ~Q(channel_id__in=in_order) | ~Exists(older.filter(state__in=states.OPEN)))
    )
