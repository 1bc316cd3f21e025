"""What the house does by itself with uploads: finish those that are complete, let go of those given up."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from hoitu.kernel.refusal import Refusal
from hoitu.production.field import store
from hoitu.production.field.models import Upload
from hoitu.production.field.operations.receiving import receive

logger = logging.getLogger(__name__)
REFUSED_KEPT = timedelta(days=30)
STRAY_KEPT = timedelta(days=1)


def reap(now: datetime) -> int:
    """Receive what came whole though its phone never asked for it, then delete what has expired; return how many went.

    Each upload by itself: one that fails never holds the rest.
    """
    for upload in list(Upload.objects.filter(received_at=None, refused_at=None).select_related("person")):
        if store.size_of(upload.pk) == upload.length:
            _receive(upload, now)
    gone = 0
    expired = Upload.objects.filter(received_at=None, refused_at=None, expires_at__lte=now)
    refused = Upload.objects.filter(refused_at__lte=now - REFUSED_KEPT)
    for pk in [*expired.values_list("pk", flat=True), *refused.values_list("pk", flat=True)]:
        with transaction.atomic():
            gone += Upload.objects.filter(pk=pk, received_at=None).delete()[0]
        store.remove(pk)
    _sweep_strays(now)
    return gone


def _receive(upload: Upload, now: datetime) -> None:
    try:
        receive(by=upload.person, upload_id=upload.pk, now=now)
    except Refusal as refusal:
        logger.info("upload %s not received yet: %s", upload.pk, refusal.code)
    except Exception:
        logger.exception("upload %s cannot be received", upload.pk)


def _sweep_strays(now: datetime) -> None:
    """Delete files whose upload ended or was never written down, such as after a crash between the two."""
    for file in store.folder().glob("*"):
        old = now.timestamp() - file.stat().st_mtime > STRAY_KEPT.total_seconds()
        if old and not _is_open(file.name.partition(".")[0]):
            file.unlink(missing_ok=True)


def _is_open(name: str) -> bool:
    try:
        return Upload.objects.filter(pk=UUID(name), received_at=None, refused_at=None).exists()
    except ValueError:
        return False
