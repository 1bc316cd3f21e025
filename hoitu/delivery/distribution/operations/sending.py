"""Carries one leased delivery: the fence and the attempt's row in one transaction, then the bytes, then the result."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from hoitu.delivery.distribution.channels import registry
from hoitu.delivery.distribution.channels.sender import Outcome, Post, Rendered, Sender, Target
from hoitu.delivery.distribution.models import Attempt, Channel, ChannelPause, ChannelPost, Delivery, HumanTask
from hoitu.delivery.distribution.operations.failing import hand_over
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.operations.recording import record
from hoitu.delivery.distribution.operations.saying import post_of, rendered_of, target_of, wants_of
from hoitu.delivery.distribution.rules import fence, matching, states
from hoitu.delivery.distribution.rules.answers import Kind
from hoitu.kernel.clock import local_date

logger = logging.getLogger(__name__)
Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Ready:
    """A delivery that passed the fence: all that the channel is told, and the row that says it is being told."""

    delivery: Delivery
    attempt: Attempt
    sender: Sender
    post: Post
    rendered: Rendered
    target: Target


def carry(delivery: Delivery, *, clock: Clock) -> None:
    """Send one leased delivery and write down what came of it; no lock is held while bytes travel."""
    ready = pass_fence(delivery, now=clock())
    if ready is not None:
        record(ready.delivery, ready.attempt, ready.sender, _told(ready), now=clock())


def pass_fence(delivery: Delivery, *, now: datetime) -> Ready | None:
    """Look once more, then commit the attempt before its first byte; None where no byte may leave."""
    with transaction.atomic():
        rows = Delivery.objects.select_for_update(of=("self",), no_key=True)
        mine = rows.filter(pk=delivery.pk, state=Delivery.State.LEASED, lease_epoch=delivery.lease_epoch)
        current = mine.select_related("item", "channel", "payload").first()
        if current is None or current.payload is None:
            return None
        event = fence.verdict(_facts(current, now), now)
        if event != "passed":
            _turn_back(current, event, now)
            return None
        sender = registry.sender(current.channel.transport)
        shown = ChannelPost.objects.filter(item=current.item, channel=current.channel).first()
        verb = _verb(current, shown)
        by_hand = _by_hand(sender, verb)
        if by_hand:
            kind = HumanTask.Kind.REMOVE if verb == Attempt.Verb.REMOVE else HumanTask.Kind.POST
            hand_over(current, by_hand, now=now, kind=kind)
            return None
        return _opened(current, sender, verb, shown, now)


def _opened(delivery: Delivery, sender: Sender, verb: str, shown: ChannelPost | None, now: datetime) -> Ready | None:
    until = now + timedelta(seconds=delivery.channel.lease_s)
    if delivery.payload is None or not move(delivery, "passed", now=now, lease_until=until):
        return None
    attempt = open_attempt(delivery, verb, now=now)
    post, rendered = post_of(delivery, verb, now, shown), rendered_of(delivery.payload)
    return Ready(delivery, attempt, sender, post, rendered, target_of(delivery.channel))


def open_attempt(delivery: Delivery, verb: str, *, now: datetime) -> Attempt:
    """Write that a conversation begins."""
    last = delivery.tries.aggregate(last=Max("n"))["last"] or 0
    sha256 = delivery.payload.body_sha256 if delivery.payload and verb != Attempt.Verb.ASK else ""
    return Attempt.objects.create(
        delivery=delivery,
        n=last + 1,
        verb=verb,
        lease_epoch=delivery.lease_epoch,
        worker=delivery.worker,
        started_at=now,
        bytes_sha256=sha256,
    )


def _told(ready: Ready) -> Outcome:
    """Talk to the channel. A sender that breaks leaves it open whether anything arrived."""
    try:
        if ready.post.verb == Attempt.Verb.REMOVE:
            return _removed(ready)
        return ready.sender.send(ready.post, ready.rendered, ready.target)
    except Exception as error:
        logger.exception("The sender %s broke over delivery %s", ready.sender.code, ready.delivery.pk)
        return Outcome(Kind.AMBIGUOUS, excerpt=f"{type(error).__name__}: {error}")


def _removed(ready: Ready) -> Outcome:
    """Take a post off; where nobody told us its id, ask for it first: an earlier sending may have arrived unseen."""
    post, sender = ready.post, ready.sender
    if not post.external_id and sender.can_look and not sender.is_idempotent:
        found = sender.look(post, ready.target)
        if found.there is None:
            return Outcome(Kind.RETRYABLE, status=found.status, excerpt=found.excerpt)
        if not found.there:
            return Outcome(Kind.OK, status=found.status, evidence=_("The channel says that it shows nothing of this."))
        post = replace(post, external_id=found.external_id, external_url=found.external_url)
    return sender.remove(post, ready.rendered, ready.target)


def _facts(delivery: Delivery, now: datetime) -> fence.Facts:
    channel, item = delivery.channel, delivery.item
    is_latest_only = channel.ordering == Channel.Ordering.LATEST
    older = Delivery.objects.filter(item=item, channel=channel, seq__lt=delivery.seq)
    unsettled = states.MAY_HAVE_LEFT if is_latest_only else states.OPEN
    return fence.Facts(
        seq=delivery.seq,
        is_withdrawal=delivery.act == Delivery.Act.WITHDRAW,
        newest_seq=item.seq,
        withdrawn_seq=item.withdrawn_seq,
        not_before=delivery.not_before,
        latest_only=is_latest_only,
        channel_open=matching.is_open(wants_of(channel), local_date(now)),
        is_paused=ChannelPause.objects.filter(channel=channel, resumed_at=None).exists(),
        waits_for_older=older.filter(state__in=unsettled).exists(),
    )


def _turn_back(delivery: Delivery, event: str, now: datetime) -> None:
    later = {"next_attempt_at": max(delivery.not_before, now + timedelta(seconds=1))} if event == "not_yet" else {}
    move(delivery, event, now=now, **later)


def _verb(delivery: Delivery, shown: ChannelPost | None) -> str:
    """Return what is done on the wire: that follows from what the channel shows, not from the name of the act."""
    if delivery.act == Delivery.Act.WITHDRAW:
        return Attempt.Verb.REMOVE
    is_there = shown is not None and shown.state == ChannelPost.State.SHOWN
    return Attempt.Verb.EDIT if is_there else Attempt.Verb.CREATE


def _by_hand(sender: Sender, verb: str) -> str:
    """Return why a person must do it; empty where the machine can."""
    if sender.is_by_hand:
        return _("This channel is served by hand.")
    if verb == Attempt.Verb.REMOVE and not sender.can_remove:
        return _("This channel lets no machine remove a post.")
    if verb == Attempt.Verb.EDIT and not sender.can_edit:
        return _("This channel lets no machine change a post: replace it by hand.")
    return ""
