"""Asks a channel what became of a sending nobody knows the end of, before anything is sent again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from hoitu.delivery.distribution import sealing
from hoitu.delivery.distribution.channels import registry
from hoitu.delivery.distribution.channels.sender import Found, Outcome, Post, Sender, Target
from hoitu.delivery.distribution.models import Attempt, ChannelPost, Delivery
from hoitu.delivery.distribution.operations.failing import give_up, hand_over
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.operations.recording import arrived, end_attempt
from hoitu.delivery.distribution.operations.saying import post_of, target_of
from hoitu.delivery.distribution.operations.sending import Clock, open_attempt
from hoitu.delivery.distribution.rules import waiting
from hoitu.delivery.distribution.rules.answers import Kind

logger = logging.getLogger(__name__)
BATCH = 20


def ask_due(*, clock: Clock) -> int:
    """Ask for every unknown delivery that is due; return how many were looked at."""
    rows = Delivery.objects.filter(state=Delivery.State.UNKNOWN, next_attempt_at__lte=clock())
    due = list(rows.select_related("channel", "item", "payload").order_by("-rank", "next_attempt_at")[:BATCH])
    return sum(_look_into(delivery, clock) for delivery in due)


def _look_into(delivery: Delivery, clock: Clock) -> bool:
    sender = registry.sender(delivery.channel.transport)
    if not sender.can_ask:
        _without_asking(delivery, sender, clock())
        return True
    attempt = _begin(delivery, clock())
    if attempt is None:
        return False
    settle(delivery, attempt, _asked(delivery, sender, clock()), now=clock())
    return True


def _asked(delivery: Delivery, sender: Sender, now: datetime) -> Found:
    last = delivery.tries.exclude(verb=Attempt.Verb.ASK).order_by("-n").first()
    return answer_to(sender.ask, delivery, last.verb if last else Attempt.Verb.CREATE, now)


def answer_to(question: Callable[[Post, Target], Found], delivery: Delivery, verb: str, now: datetime) -> Found:
    """Put a question about a delivery; a sender that breaks has said nothing."""
    shown = ChannelPost.objects.filter(item_id=delivery.item_id, channel_id=delivery.channel_id).first()
    try:
        return question(post_of(delivery, verb, now, shown), target_of(delivery.channel))
    except Exception as error:
        logger.exception("The sender broke over a question about delivery %s", delivery.pk)
        return Found(there=None, excerpt=f"{type(error).__name__}: {error}")


def _without_asking(delivery: Delivery, sender: Sender, now: datetime) -> None:
    """Tell a channel that knows our keys once more; leave any other to a person."""
    with transaction.atomic():
        if sender.is_idempotent:
            move(delivery, "absent", now=now, next_attempt_at=now)
        else:
            hand_over(delivery, _("Nobody knows whether this arrived, and the channel cannot be asked."), now=now)


def _begin(delivery: Delivery, now: datetime) -> Attempt | None:
    """Take the question: another worker sees the row only after a lease's time."""
    until = now + timedelta(seconds=delivery.channel.lease_s)
    with transaction.atomic():
        taken = Delivery.objects.filter(
            pk=delivery.pk, state=Delivery.State.UNKNOWN, next_attempt_at=delivery.next_attempt_at
        ).update(next_attempt_at=until)
        return open_attempt(delivery, Attempt.Verb.ASK, now=now) if taken else None


def settle(delivery: Delivery, attempt: Attempt, found: Found, *, now: datetime) -> None:
    """Write down the answer: it is there, or surely not (once it had time to settle), or ask again later."""
    said = sealing.cleaned(found.excerpt, sealing.unseal(delivery.channel.credentials)).replace("\0", "")
    with transaction.atomic():
        kind = Attempt.Outcome.RETRYABLE if found.there is None else Attempt.Outcome.OK
        end_attempt(attempt, kind, Outcome(Kind.OK, status=found.status, external_id=found.external_id), said, now=now)
        if found.there:
            _adopt(delivery, found, now)
        elif found.there is None:
            _ask_again(delivery, said, now)
        else:
            _absent(delivery, now)


def _adopt(delivery: Delivery, found: Found, now: datetime) -> None:
    proof = found.evidence or _("The channel was asked, and says so.")
    adopted = move(
        delivery,
        "found",
        now=now,
        external_id=found.external_id or delivery.external_id,
        external_url=found.external_url or delivery.external_url,
        evidence=proof[:300],
        last_error="",
    )
    if adopted:
        arrived(delivery, now=now)


def _absent(delivery: Delivery, now: datetime) -> None:
    sent = delivery.tries.exclude(verb=Attempt.Verb.ASK).order_by("-n").first()
    settled_at = (sent.started_at if sent else now) + timedelta(seconds=delivery.channel.settle_s)
    if now < settled_at:
        Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.UNKNOWN).update(next_attempt_at=settled_at)
    else:
        move(delivery, "absent", now=now, next_attempt_at=now)


def _ask_again(delivery: Delivery, said: str, now: datetime) -> None:
    if now >= delivery.give_up_at:
        give_up(delivery, said, now=now)
        return
    asked_before = delivery.tries.filter(verb=Attempt.Verb.ASK).count()
    wait = waiting.delay_s(asked_before, 1, urgent=delivery.act == Delivery.Act.WITHDRAW)
    Delivery.objects.filter(pk=delivery.pk, state=Delivery.State.UNKNOWN).update(
        next_attempt_at=now + timedelta(seconds=wait), last_error=said[:2000]
    )
