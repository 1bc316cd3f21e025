"""Makes the bytes of a delivery: once, before its first attempt, and never again for a repetition."""

from __future__ import annotations

import hashlib
import logging
from datetime import datetime, timedelta

from django.db import transaction

from hoitu.delivery.distribution.channels import registry
from hoitu.delivery.distribution.channels.sender import Rendered, Saying
from hoitu.delivery.distribution.models import Delivery, Payload
from hoitu.delivery.distribution.operations.failing import give_up
from hoitu.delivery.distribution.operations.moving import move
from hoitu.delivery.distribution.operations.saying import saying_of, target_of
from hoitu.delivery.distribution.rules import keys, waiting

logger = logging.getLogger(__name__)
BATCH = 50


def prepare(delivery: Delivery, saying: Saying, *, now: datetime) -> bool:
    """Render, keep the bytes, and queue; what cannot be rendered is tried again and holds no other channel."""
    channel = delivery.channel
    try:
        with transaction.atomic():
            rendered = registry.sender(channel.transport).render(saying, target_of(channel))
            payload = keep(rendered, now=now)
    except Exception as error:
        logger.exception("The bytes of %s could not be made", delivery.pk)
        _again(delivery, f"{type(error).__name__}: {error}", now)
        return False
    return move(delivery, "stored", now=now, payload=payload, last_error="")


def prepare_due(*, now: datetime) -> int:
    """Render what could not be rendered before and is due again; return how many were looked at."""
    rows = Delivery.objects.filter(state=Delivery.State.PREPARING, next_attempt_at__lte=now)
    due = list(rows.select_related("channel", "item").order_by("-rank", "next_attempt_at")[:BATCH])
    for delivery in due:
        with transaction.atomic():
            prepare(delivery, saying_of(delivery), now=now)
    return len(due)


def keep(rendered: Rendered, *, now: datetime) -> Payload:
    """Return the row of exact bytes, made where it is not there yet."""
    digest = keys.payload_digest(media_type=rendered.media_type, headers=rendered.headers, body=rendered.body)
    payload, _made = Payload.objects.get_or_create(
        digest=digest,
        defaults={
            "media_type": rendered.media_type,
            "headers": dict(rendered.headers),
            "body": rendered.body,
            "body_sha256": hashlib.sha256(rendered.body).hexdigest(),
            "made_at": now,
        },
    )
    return payload


def _again(delivery: Delivery, error: str, now: datetime) -> None:
    if now >= delivery.give_up_at:
        give_up(delivery, error, now=now)
        return
    delivery.attempts += 1
    delivery.last_error = error[:2000]
    delivery.next_attempt_at = max(delivery.not_before, now + timedelta(seconds=waiting.delay_s(delivery.attempts, 1)))
    Delivery.objects.filter(pk=delivery.pk, state=delivery.state).update(
        attempts=delivery.attempts, last_error=delivery.last_error, next_attempt_at=delivery.next_attempt_at
    )
