"""Forgets notices after their time, and with them the log of their deliveries and the letters kept here."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from hoitu.foundation.notices.models import Delivery, Notice

BATCH = 500


def forget(now: datetime) -> int:
    """Delete notices made more than `NOTICES_KEEP_DAYS` ago, read or not, in small transactions; return how many.

    Letters that were kept in the folder because no mail server was named go with them.
    """
    before = now - timedelta(days=settings.NOTICES_KEEP_DAYS)
    total = 0
    while taken := _forget_batch(before):
        total += taken
    _clear(Path(settings.MAIL_FOLDER), before)
    return total


def _forget_batch(before: datetime) -> int:
    with transaction.atomic():
        old = list(Notice.objects.filter(made_at__lt=before).order_by("made_at").values_list("pk", flat=True)[:BATCH])
        Notice.objects.filter(pk__in=old).delete()
        Delivery.objects.filter(notices=None, queued_at__lt=before).delete()
    return len(old)


def _clear(folder: Path, before: datetime) -> None:
    for letter in folder.glob("*.log") if folder.is_dir() else ():
        if letter.stat().st_mtime < before.timestamp():
            letter.unlink(missing_ok=True)
