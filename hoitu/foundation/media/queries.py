"""All reads of the media library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from hoitu.foundation.media.models import Attachment, Licence, Photo, Recording
from hoitu.foundation.media.rights import SOON, WorkRights, licence_state, rights_of, rights_problems, uuids, whole

__all__ = [
    "Attachment",
    "Licence",
    "Photo",
    "Recording",
    "WorkRights",
    "changed_since",
    "duration_text",
    "licence_state",
    "licences_expiring",
    "problems_for_release",
    "rights_of",
]


def problems_for_release(
    *,
    photo_ids: Iterable[int | str] = (),
    recording_ids: Iterable[UUID | str] = (),
    attachment_ids: Iterable[int | str] = (),
    purpose: str,
    on: date,
) -> list[str]:
    """Return a Vietnamese sentence for each thing that keeps these works from being released.

    `purpose` is an output kind, `on` the day of the release. A work without a licence counts as the house's own.
    """
    with translation.override("vi"):
        photos = Photo.objects.select_related("licence").prefetch_related("consents").in_bulk(whole(photo_ids))
        recordings = (
            Recording.objects.select_related("licence").prefetch_related("consents").in_bulk(uuids(recording_ids))
        )
        attachments = Attachment.objects.in_bulk(whole(attachment_ids))
        found = [_("A photo in this item is no longer in the library.")] * _missing(photo_ids, photos)
        found += [_("A recording in this item is no longer in the library.")] * _missing(recording_ids, recordings)
        found += [_("A document in this item is no longer in the library.")] * _missing(attachment_ids, attachments)
        for photo in photos.values():
            found += _photo_problems(photo) + rights_problems(photo, photo.consents.all(), purpose, on)
        for recording in recordings.values():
            found += _recording_problems(recording) + rights_problems(recording, recording.consents.all(), purpose, on)
        for attachment in attachments.values():
            if not attachment.source.strip():
                found.append(_("Document “%(title)s” does not say its source.") % {"title": attachment.title})
        return found


def changed_since(
    *,
    photo_ids: Iterable[int | str] = (),
    recording_ids: Iterable[UUID | str] = (),
    attachment_ids: Iterable[int | str] = (),
    since: datetime,
) -> list[str]:
    """Return a Vietnamese sentence for each of these works whose public words were changed after `since`."""
    works: list[Photo | Recording | Attachment] = [
        *Photo.objects.filter(pk__in=whole(photo_ids), shown_changed_at__gt=since),
        *Recording.objects.filter(pk__in=uuids(recording_ids), shown_changed_at__gt=since),
        *Attachment.objects.filter(pk__in=whole(attachment_ids), shown_changed_at__gt=since),
    ]
    with translation.override("vi"):
        said = _("“%(title)s” was changed in the library after the approval: return the text and approve it again.")
        return [said % {"title": work.title} for work in works]


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


def _missing(asked: Iterable[object], there: Mapping[object, object]) -> int:
    return len({str(i) for i in asked} - {str(i) for i in there})


def _photo_problems(photo: Photo) -> list[str]:
    found = []
    if not photo.description.strip():
        found.append(_("Photo “%(title)s” has no alternative text.") % {"title": photo.title})
    if not photo.credit.strip():
        found.append(_("Photo “%(title)s” does not say who took it.") % {"title": photo.title})
    return found


def _recording_problems(recording: Recording) -> list[str]:
    found = []
    if not recording.transcript.strip():
        found.append(_("Recording “%(title)s” has no transcript.") % {"title": recording.title})
    if not recording.credit.strip():
        found.append(_("Recording “%(title)s” does not say who made it.") % {"title": recording.title})
    return found
