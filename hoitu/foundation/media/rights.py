"""What may be done with a work on a day: its licence, the consents, and how both are told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.media.models import Attachment, Consent, Licence, Photo, Recording
from hoitu.foundation.media.rules import Refused, Terms, Yes, refusals
from hoitu.kernel.clock import local_date, now, plain_day

SOON = 30  # days


@dataclass(frozen=True)
class WorkRights:
    """A work of the library and whether it may be shown: `problems` say in Vietnamese what stands against it.

    `kind` is photo, recording or attachment; a work that has left the library `is_missing` and has no title.
    """

    kind: str
    key: str
    title: str = ""
    credit: str = ""
    licence: str = ""
    licence_state: str = ""
    problems: tuple[str, ...] = ()
    is_missing: bool = False


def rights_of(
    *,
    photo_ids: Iterable[int | str] = (),
    recording_ids: Iterable[UUID | str] = (),
    attachment_ids: Iterable[int | str] = (),
    purpose: str,
    on: date,
) -> list[WorkRights]:
    """Return each of these works with its rights for a purpose (an output kind) on a day, in the order given."""
    photos, recordings, attachments = whole(photo_ids), uuids(recording_ids), whole(attachment_ids)
    found: dict[tuple[str, str], WorkRights] = {}
    for photo in Photo.objects.filter(pk__in=photos).select_related("licence").prefetch_related("consents"):
        found["photo", str(photo.pk)] = _rights("photo", photo, purpose, on)
    sounds = Recording.objects.filter(pk__in=recordings).select_related("licence").prefetch_related("consents")
    for recording in sounds:
        found["recording", str(recording.pk)] = _rights("recording", recording, purpose, on)
    for file in Attachment.objects.filter(pk__in=attachments):
        found["attachment", str(file.pk)] = WorkRights("attachment", str(file.pk), file.title, file.source)
    asked: list[tuple[str, list[Any]]] = [
        ("photo", photos),
        ("recording", recordings),
        ("attachment", attachments),
    ]
    keys = [(kind, str(key)) for kind, ids in asked for key in ids]
    return [found.get(key) or WorkRights(*key, is_missing=True) for key in keys]


def _rights(kind: str, work: Photo | Recording, purpose: str, on: date) -> WorkRights:
    with translation.override("vi"):
        problems = rights_problems(work, work.consents.all(), purpose, on)
    licence = work.licence
    state = licence_state(licence, on) if licence else ""
    name = licence.name if licence else ""
    return WorkRights(kind, str(work.pk), work.title, work.credit, name, state, tuple(problems))


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


def whole(ids: Iterable[int | str]) -> list[int]:
    """Return the ids that are whole numbers."""
    return [int(i) for i in ids if str(i).isdigit()]


def uuids(ids: Iterable[UUID | str]) -> list[UUID]:
    """Return the ids that are UUIDs."""
    found = []
    for given in ids:
        try:
            found.append(UUID(str(given)))
        except ValueError:
            continue
    return found


def rights_problems(work: Photo | Recording, consents: Iterable[Consent], purpose: str, on: date) -> list[str]:
    """Return a sentence for each term of a work's licence that does not hold for a purpose on a day."""
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
