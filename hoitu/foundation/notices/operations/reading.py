"""Marking one's own notices as read and unread, one, those of a matter, or all."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person
from hoitu.foundation.notices.models import Notice
from hoitu.kernel.refusal import NotFound


def mark_read(*, by: Person, notice_id: UUID, now: datetime) -> Notice:
    """Mark one's own notice as read; once read it keeps its time. Raises NotFound."""
    notice = _own(by, notice_id)
    if notice.read_at is None:
        notice.read_at = now
        notice.save(update_fields=["read_at"])
    return notice


def mark_unread(*, by: Person, notice_id: UUID, now: datetime) -> Notice:  # noqa: ARG001 - every act is handed its time
    """Mark one's own notice as not yet read. Raises NotFound."""
    notice = _own(by, notice_id)
    notice.read_at = None
    notice.save(update_fields=["read_at"])
    return notice


def mark_matter_read(*, by: Person, matter: str, now: datetime) -> int:
    """Mark all one's own notices of one matter as read; return how many were not."""
    return Notice.objects.filter(person=by, matter=matter, read_at=None).update(read_at=now)


def mark_all_read(*, by: Person, now: datetime) -> int:
    """Mark all one's own notices as read; return how many were not."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=now)


def _own(by: Person, notice_id: UUID) -> Notice:
    notice = Notice.objects.filter(pk=notice_id, person=by).first()
    if notice is None:
        raise NotFound(_("There is no such notice for you, or it was deleted after its time."))
    return notice
