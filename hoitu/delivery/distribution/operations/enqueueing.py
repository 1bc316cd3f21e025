"""A release, or a withdrawal, becomes a delivery for each channel it concerns, all in one transaction."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from hoitu.delivery.distribution.channels.sender import Saying
from hoitu.delivery.distribution.models import Attempt, Channel, ChannelPost, Delivery, HumanTask, Item
from hoitu.delivery.distribution.operations.moving import move, move_all
from hoitu.delivery.distribution.operations.preparing import prepare
from hoitu.delivery.distribution.operations.saying import saying_of_release, saying_of_withdrawal, wants_of
from hoitu.delivery.distribution.rules import keys, matching, states, waiting
from hoitu.kernel.clock import local_date
from hoitu.production.newsroom.release_content import ReleaseContent

DEFINITE = (Attempt.Outcome.RETRYABLE, Attempt.Outcome.PERMANENT)


def enqueue_release(*, content: ReleaseContent, now: datetime) -> list[Delivery]:
    """Queue a release for every channel it belongs on; what is older there and did not leave yet is overtaken.

    An update or correction goes as well where an earlier version went, whatever that channel takes today. Twice the
    same release is once. Returns the deliveries that are new.
    """
    saying = saying_of_release(content)
    with transaction.atomic():
        item = _item(saying)
        made = [_add(item, channel, saying, now) for channel in _channels(item, content)]
        fresh = [delivery for delivery in made if delivery is not None]
        for delivery in fresh:
            _take_place(item, delivery, saying, now)
    return fresh


def enqueue_withdrawal(*, content: ReleaseContent, public_note: str, at: datetime, now: datetime) -> list[Delivery]:
    """Take an output off every channel it was ever addressed to: what waits is cancelled, the rest is outranked.

    `content` is its last release, `at` when it was withdrawn. Not needed, and recorded as such, only where certainly
    nothing went out. Returns the deliveries that are new.
    """
    saying = saying_of_withdrawal(content, public_note, at)
    with transaction.atomic():
        item = _item(saying)
        Item.objects.filter(pk=item.pk).update(withdrawn_seq=saying.seq)
        item.withdrawn_seq = saying.seq
        older = Delivery.objects.filter(item=item, seq__lt=saying.seq)
        move_all(list(older.values_list("pk", flat=True)), "withdrawn", now=now)
        channels = Channel.objects.filter(pk__in=older.values("channel_id")).order_by("pk")
        made = [_add(item, channel, saying, now) for channel in channels]
        fresh = [delivery for delivery in made if delivery is not None]
        for delivery in fresh:
            if _may_have_gone_out(item, delivery.channel):
                prepare(delivery, saying, now=now)
            else:
                move(delivery, "untouched", now=now)
    return fresh


def _item(saying: Saying) -> Item:
    """Return the item under its lock, with this version counted."""
    content = saying.content
    values = {
        "story_id": content.story_id,
        "agency_id": content.agency_id,
        "kind": content.kind,
        "language": content.language,
        "headline": content.headline[:200],
        "is_demo": content.is_demo,
    }
    Item.objects.get_or_create(pk=saying.item, defaults=values)
    item = Item.objects.select_for_update(no_key=True).get(pk=saying.item)
    if saying.seq > item.seq:
        item.seq, item.headline = saying.seq, content.headline[:200]
        item.save(update_fields=["seq", "headline"])
    return item


def _channels(item: Item, content: ReleaseContent) -> list[Channel]:
    day = local_date(content.released_at)
    section = content.section.code if content.section else ""
    known: set[UUID] = set()
    if content.act != Delivery.Act.PUBLISH:
        known = set(item.deliveries.values_list("channel_id", flat=True))
    rows = Channel.objects.filter(Q(agency_id=content.agency_id) | Q(pk__in=known)).order_by("pk")
    return [
        channel
        for channel in rows
        if matching.takes(wants_of(channel), kind=content.kind, language=content.language, section=section, on=day)
        or (channel.pk in known and matching.is_open(wants_of(channel), day))
    ]


def _add(item: Item, channel: Channel, saying: Saying, now: datetime) -> Delivery | None:
    """Write the row; None where it is there already."""
    is_withdrawal = saying.act == Delivery.Act.WITHDRAW
    waits = saying.act in {Delivery.Act.PUBLISH, Delivery.Act.UPDATE}
    starts = waiting.after_quiet(now, channel.quiet_from, channel.quiet_until) if waits else now
    key = keys.idempotency_key(item=item.pk, seq=saying.seq, channel=channel.pk, act=saying.act, generation=0)
    values = {
        "release_id": None if is_withdrawal else saying.content.release_id,
        "act": saying.act,
        "rank": keys.RANKS[saying.act],
        "not_before": starts,
        "next_attempt_at": starts,
        "give_up_at": waiting.gives_up_at(starts, channel.give_up_after_s, is_withdrawal=is_withdrawal),
        "idempotency_key": key,
        "made_at": now,
    }
    delivery, made = Delivery.objects.get_or_create(item=item, channel=channel, seq=saying.seq, defaults=values)
    return delivery if made else None


def _take_place(item: Item, delivery: Delivery, saying: Saying, now: datetime) -> None:
    """Let a new delivery wait for its turn, or end at once where something newer is there."""
    pair = Delivery.objects.filter(item=item, channel_id=delivery.channel_id)
    if item.withdrawn_seq is not None:
        move(delivery, "withdrawn", now=now)
        return
    if delivery.channel.ordering == Channel.Ordering.LATEST:
        newer = pair.filter(seq__gt=delivery.seq).order_by("-seq").first()
        if newer is not None:
            move(delivery, "overtaken", now=now, superseded_by=newer)
            return
        older = pair.filter(seq__lt=delivery.seq, state__in=states.before("overtaken"))
        move_all(list(older.values_list("pk", flat=True)), "overtaken", now=now, superseded_by=delivery)
    prepare(delivery, saying, now=now)


def _may_have_gone_out(item: Item, channel: Channel) -> bool:
    """Say whether a channel may show, or may come to show, any version of an item."""
    pair = {"item": item, "channel": channel}
    of_pair = {"delivery__item": item, "delivery__channel": channel}
    tried = Attempt.objects.filter(**of_pair).exclude(verb=Attempt.Verb.ASK).exclude(outcome__in=DEFINITE)
    return (
        Delivery.objects.filter(**pair, state__in=(*states.MAY_HAVE_LEFT, "sent")).exists()
        or tried.exists()
        or ChannelPost.objects.filter(**pair).exists()
        or HumanTask.objects.filter(**of_pair).exists()
    )
