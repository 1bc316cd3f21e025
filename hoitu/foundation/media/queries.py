"""All reads of the media library."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import QuerySet

from hoitu.foundation.media.models import Attachment, Licence, Photo, Recording
from hoitu.foundation.media.rights import SOON, WorkRights, licence_state, rights_of
from hoitu.foundation.media.works import Works, works_of

__all__ = [
    "Attachment",
    "Licence",
    "Photo",
    "Recording",
    "WorkRights",
    "Works",
    "duration_text",
    "licence_state",
    "licences_expiring",
    "rights_of",
    "works_of",
]


def licences_expiring(*, on: date, within_days: int = SOON) -> QuerySet[Licence]:
    """Return the licences in force on a day that end within so many days, soonest first."""
    last = on + timedelta(days=within_days)
    return Licence.objects.filter(to_date__gt=on, to_date__lte=last).order_by("to_date", "name")


def duration_text(recording: Recording) -> str:
    """Return a length as 1:02:03 or 2:03; empty when the file does not tell."""
    if recording.duration_ms is None:
        return ""
    minutes, seconds = divmod(round(recording.duration_ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
