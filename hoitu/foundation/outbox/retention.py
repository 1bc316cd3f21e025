"""Forgets what is long done, so that the tables stay small."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from hoitu.foundation.outbox.models import Event, Heartbeat, Task

BATCH = 500
SILENT = timedelta(days=1)
OPEN = (Task.State.WAITING, Task.State.LEASED, Task.State.DEAD)


def prune(now: datetime) -> int:
    """Delete events older than `OUTBOX_KEEP_DAYS` that hold no open task or dead letter; return how many.

    Works in small transactions so that it never holds others for long.
    """
    before = now - timedelta(days=settings.OUTBOX_KEEP_DAYS)
    Heartbeat.objects.filter(beat_at__lt=now - SILENT).delete()
    total = 0
    while taken := _prune_batch(before):
        total += taken
    return total


def _prune_batch(before: datetime) -> int:
    with transaction.atomic():
        old = list(
            Event.objects.filter(happened_at__lt=before)
            .exclude(pk__in=Task.objects.filter(state__in=OPEN).values("event_id"))
            .order_by("happened_at")
            .values_list("pk", flat=True)[:BATCH]
        )
        if old:
            Event.objects.filter(pk__in=old).delete()
    return len(old)
