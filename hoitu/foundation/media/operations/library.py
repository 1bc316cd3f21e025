"""Bringing works into the library without a screen: imports, wires, the demo."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from wagtail.log_actions import LogContext
from wagtail.models import Collection

from hoitu.foundation.media.models import Licence, Photo, Recording
from hoitu.kernel.actor import Actor


def add_licence(
    *,
    by: Actor,
    name: str,
    holder: str = "",
    purposes: tuple[str, ...] = (),
    to_date: date | None = None,
    agency_id: UUID | None = None,
) -> Licence:
    """Return the licence of this name, made if it is not there; `purposes` are output kinds, none means all.

    It belongs to the agency named, else to the one of who brings it in.
    """
    with LogContext(user=by):
        made, _fresh = Licence.objects.get_or_create(
            name=name,
            defaults={"holder": holder, "purposes": list(purposes), "to_date": to_date, "agency_id": agency_id},
        )
    return made


def add_photo(*, by: Actor, file_name: str, data: bytes, **about: Any) -> Photo:
    """Check a picture and add it to the library; raises ValidationError.

    `about` are fields of the photo: title, description (alternative text), credit, caption, licence, ai_use, agency_id
    (by default of who brings it in).
    """
    photo = Photo(file=ContentFile(data, name=file_name), collection=Collection.get_first_root_node(), **about)
    with LogContext(user=by):
        photo.save()
    return photo


def add_recording(*, by: Actor, file_name: str, data: bytes, **about: Any) -> Recording:
    """Check a sound or film and add it to the library; raises ValidationError.

    `about` are fields of the recording: title, transcript, credit, poster, licence, ai_use, agency_id.
    """
    work = Recording(file=ContentFile(data, name=file_name), collection=Collection.get_first_root_node(), **about)
    with LogContext(user=by):
        work.save()
    return work
