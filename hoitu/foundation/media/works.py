"""Works of the library as a text uses them: what keeps them from being released, and what changed in them since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from hoitu.foundation.media.models import Attachment, Consent, Photo, Recording
from hoitu.foundation.media.rights import rights_problems, uuids, whole
from hoitu.foundation.reading.together import together

Ids = Iterable[int | str | UUID]


@dataclass(frozen=True)
class Works:
    """The works that were asked for, those of them that are in the library, and the consents to them."""

    asked: tuple[frozenset[str], frozenset[str], frozenset[str]]
    photos: Mapping[str, Photo]
    recordings: Mapping[str, Recording]
    attachments: Mapping[str, Attachment]
    consents: tuple[Consent, ...]

    def part(self, *, photo_ids: Ids = (), recording_ids: Ids = (), attachment_ids: Ids = ()) -> Works:
        """Return some of these works (no query)."""
        asked = photos, recordings, attachments = _names(photo_ids), _names(recording_ids), _names(attachment_ids)
        return Works(
            asked,
            {name: each for name, each in self.photos.items() if name in photos},
            {name: each for name, each in self.recordings.items() if name in recordings},
            {name: each for name, each in self.attachments.items() if name in attachments},
            self.consents,
        )

    def problems(self, *, purpose: str, on: date) -> list[str]:
        """Return a Vietnamese sentence for each thing that keeps these works from being released.

        `purpose` is an output kind, `on` the day of the release. A work without a licence counts as the house's own.
        """
        photos, recordings, attachments = self.asked
        with translation.override("vi"):
            found = [_("A photo in this item is no longer in the library.")] * len(photos - self.photos.keys())
            found += [_("A recording in this item is no longer in the library.")] * len(
                recordings - self.recordings.keys()
            )
            found += [_("A document in this item is no longer in the library.")] * len(
                attachments - self.attachments.keys()
            )
            for photo in self.photos.values():
                found += _photo_problems(photo) + rights_problems(photo, self._consents(photo), purpose, on)
            for sound in self.recordings.values():
                found += _recording_problems(sound) + rights_problems(sound, self._consents(sound), purpose, on)
            for paper in self.attachments.values():
                if not paper.source.strip():
                    found.append(_("Document “%(title)s” does not say its source.") % {"title": paper.title})
            return found

    def changed_since(self, at: datetime) -> list[str]:
        """Return a Vietnamese sentence for each of these works whose public words were changed after an instant."""
        works: tuple[Any, ...] = (*self.photos.values(), *self.recordings.values(), *self.attachments.values())
        with translation.override("vi"):
            said = _("“%(title)s” was changed in the library after the approval: return the text and approve it again.")
            return [said % {"title": work.title} for work in works if (work.shown_changed_at or at) > at]

    def _consents(self, work: Photo | Recording) -> list[Consent]:
        return [each for each in self.consents if work.pk in {each.photo_id, each.recording_id}]


def works_of(*, photo_ids: Ids = (), recording_ids: Ids = (), attachment_ids: Ids = ()) -> Works:
    """Return these works with licences, stills and consents (one query; none where nothing is asked for)."""
    asked = photos, recordings, attachments = _names(photo_ids), _names(recording_ids), _names(attachment_ids)
    if not any(asked):
        return Works(asked, {}, {}, {}, ())
    of_photos, of_recordings = whole(photos), uuids(recordings)
    rows = together(
        photos=Photo.objects.filter(pk__in=of_photos).select_related("licence").order_by("pk"),
        recordings=Recording.objects.filter(pk__in=of_recordings).select_related("licence", "poster").order_by("pk"),
        attachments=Attachment.objects.filter(pk__in=whole(attachments)).order_by("pk"),
        consents=Consent.objects.filter(Q(photo__in=of_photos) | Q(recording__in=of_recordings)).order_by("pk"),
    )
    named: dict[str, dict[str, Any]] = {name: {str(each.pk): each for each in found} for name, found in rows.items()}
    return Works(asked, named["photos"], named["recordings"], named["attachments"], tuple(rows["consents"]))


def _names(ids: Ids) -> frozenset[str]:
    return frozenset(str(each) for each in ids)


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
