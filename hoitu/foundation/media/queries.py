"""All reads of the media library."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.media.models import Attachment, Consent, Licence, Photo, Recording
from hoitu.foundation.media.rules import Refused, Terms, Yes, refusals
from hoitu.kernel.clock import local_date, now, plain_day

__all__ = [
    "Attachment",
    "Licence",
    "Photo",
    "Recording",
    "changed_since",
    "duration_text",
    "licence_state",
    "licences_expiring",
    "problems_for_release",
]
SOON = 30  # days


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
        photos = Photo.objects.select_related("licence").prefetch_related("consents").in_bulk(_whole(photo_ids))
        recordings = (
            Recording.objects.select_related("licence").prefetch_related("consents").in_bulk(_uuids(recording_ids))
        )
        attachments = Attachment.objects.in_bulk(_whole(attachment_ids))
        found = [_("A photo in this item is no longer in the library.")] * _missing(photo_ids, photos)
        found += [_("A recording in this item is no longer in the library.")] * _missing(recording_ids, recordings)
        found += [_("A document in this item is no longer in the library.")] * _missing(attachment_ids, attachments)
        for photo in photos.values():
            found += _photo_problems(photo) + _rights_problems(photo, photo.consents.all(), purpose, on)
        for recording in recordings.values():
            found += _recording_problems(recording) + _rights_problems(recording, recording.consents.all(), purpose, on)
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
        *Photo.objects.filter(pk__in=_whole(photo_ids), shown_changed_at__gt=since),
        *Recording.objects.filter(pk__in=_uuids(recording_ids), shown_changed_at__gt=since),
        *Attachment.objects.filter(pk__in=_whole(attachment_ids), shown_changed_at__gt=since),
    ]
    with translation.override("vi"):
        said = _("“%(title)s” was changed in the library after the approval: return the text and approve it again.")
        return [said % {"title": work.title} for work in works]


def licences_expiring(*, on: date, within_days: int = SOON) -> QuerySet[Licence]:
    """Return the licences in force on a day that end within so many days, soonest first."""
    last = on + timedelta(days=within_days)
    return Licence.objects.filter(to_date__gt=on, to_date__lte=last).order_by("to_date", "name")


def licence_state(licence: Licence, on: date | None = None) -> str:
    """Return in words whether a licence is in force on a day (today by default), and whether it ends soon."""
    day = on or local_date(now())
    if licence.from_date and day < licence.from_date:
        return _("not yet in force")
    if licence.to_date is None:
        return _("in force")
    if licence.to_date <= day:
        return _("ended")
    left = (licence.to_date - day).days
    if left > SOON:
        return _("in force")
    return ngettext("ends in %(days)s day", "ends in %(days)s days", left) % {"days": left}


def duration_text(recording: Recording) -> str:
    """Return a length as 1:02:03 or 2:03; empty when the file does not tell."""
    if recording.duration_ms is None:
        return ""
    minutes, seconds = divmod(round(recording.duration_ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _whole(ids: Iterable[int | str]) -> list[int]:
    return [int(i) for i in ids if str(i).isdigit()]


def _uuids(ids: Iterable[UUID | str]) -> list[UUID]:
    found = []
    for given in ids:
        try:
            found.append(UUID(str(given)))
        except ValueError:
            continue
    return found


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


def _rights_problems(work: Photo | Recording, consents: Iterable[Consent], purpose: str, on: date) -> list[str]:
    licence = work.licence
    if licence is None:
        return []
    terms = Terms(frozenset(licence.purposes), licence.from_date, licence.to_date, licence.needs_consent)
    given = [Yes(consent.purpose, consent.from_date, consent.to_date) for consent in consents]
    words = {
        "title": work.title,
        "licence": licence.name,
        "from": plain_day(licence.from_date),
        "to": plain_day(licence.to_date),
    }
    return [_sentence(reason) % words for reason in refusals(terms, purpose=purpose, on=on, consents=given)]


def _sentence(reason: Refused) -> str:
    return {
        Refused.PURPOSE: _("“%(title)s”: licence “%(licence)s” does not cover this kind of output."),
        Refused.NOT_YET: _("“%(title)s”: licence “%(licence)s” begins on %(from)s only."),
        Refused.EXPIRED: _("“%(title)s”: licence “%(licence)s” ended on %(to)s."),
        Refused.CONSENT: _("“%(title)s”: licence “%(licence)s” asks for the holder's consent, and none is recorded."),
    }[reason]
