"""Looks again, some time after a withdrawal, whether the channel really shows nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from hoitu.delivery.distribution import events, sealing
from hoitu.delivery.distribution.channels import registry
from hoitu.delivery.distribution.channels.sender import Found
from hoitu.delivery.distribution.models import Attempt, ChannelPost, Check, Delivery
from hoitu.delivery.distribution.operations.asking import answer_to
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.operations.sending import Clock
from hoitu.foundation.outbox import operations as outbox

BATCH = 20
MOST_TRIES = 5
TRY_AGAIN = timedelta(minutes=5)
TAKEN = timedelta(minutes=2)


def check_due(*, clock: Clock) -> int:
    """Do the looks that are due; return how many."""
    rows = Check.objects.filter(done_at=None, due_at__lte=clock())
    due = list(rows.select_related("delivery__channel", "delivery__payload").order_by("due_at")[:BATCH])
    return sum(_look(check, clock) for check in due)


def _look(check: Check, clock: Clock) -> bool:
    now = clock()
    mine = Check.objects.filter(pk=check.pk, done_at=None, due_at=check.due_at)
    if not mine.update(due_at=now + TAKEN, tries=check.tries + 1):
        return False
    sender = registry.sender(check.delivery.channel.transport)
    can = sender.can_look
    found = answer_to(sender.look, check.delivery, Attempt.Verb.REMOVE, now) if can else Found(there=None)
    _settle(check, found, can_look=can, now=clock())
    return True


def _settle(check: Check, found: Found, *, can_look: bool, now: datetime) -> None:
    row = Check.objects.filter(pk=check.pk, done_at=None)
    delivery = check.delivery
    said = sealing.cleaned(found.excerpt, sealing.unseal(delivery.channel.credentials))
    with transaction.atomic():
        if can_look and found.there is None and check.tries + 1 < MOST_TRIES:
            row.update(due_at=now + TRY_AGAIN, detail=said[:2000])
            return
        seen = {None: Check.Found.UNASKED, False: Check.Found.GONE, True: Check.Found.SHOWN}[found.there]
        row.update(done_at=now, found=seen, detail=said[:2000])
        if found.there is False:
            posts = ChannelPost.objects.filter(item_id=delivery.item_id, channel_id=delivery.channel_id)
            posts.update(verified_at=now)
        elif found.there:
            _again(delivery, found, now)


def _again(delivery: Delivery, found: Found, now: datetime) -> None:
    """Take off at once what came back: a sending that was thought lost had arrived after all."""
    external = {"external_id": found.external_id, "external_url": found.external_url} if found.external_id else {}
    if move(delivery, "resent", now=now, next_attempt_at=now, attempts=0, **external):
        ChannelPost.objects.filter(item_id=delivery.item_id, channel_id=delivery.channel_id).update(
            state=ChannelPost.State.SHOWN, changed_at=now, verified_at=now, **external
        )
        outbox.publish(event=events.trouble(delivery, "shown_again", found.external_url[:500]), now=now)
