"""Copies for readers: made beside the originals, never of more than what readers may have."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.media import files, pictures, recordings
from hoitu.foundation.media.models import Photo
from hoitu.foundation.media.public import PublicAttachment, PublicPhoto, PublicRecording
from hoitu.foundation.media.works import Works, works_of
from hoitu.kernel.refusal import NotFound
from hoitu.kernel.text import slug


def publish_photo(*, photo_id: int, folder: Path, works: Works | None = None) -> PublicPhoto:
    """Make the public pictures of a photo in `folder` (AVIF, WebP, JPEG by width, and a social card).

    Nothing of the original but its pixels gets there. A second call makes nothing anew. `works` are those already
    read, this one among them. Raises NotFound when the photo or its file is gone.
    """
    photo = (works or works_of(photo_ids=[photo_id])).photos.get(str(photo_id))
    if photo is None:
        raise NotFound(_("Photo %(id)s is no longer in the library: choose another.") % {"id": photo_id})
    return _published(photo, folder)


def _published(photo: Photo, folder: Path) -> PublicPhoto:
    try:
        with photo.file.storage.open(photo.file.name) as original:
            sources, social = pictures.make(original, folder, photo.focus)
    except FileNotFoundError as gone:
        raise NotFound(_("The file of photo “%(title)s” is gone: upload it again.") % {"title": photo}) from gone
    widest = sources["image/jpeg"][-1]
    return PublicPhoto(
        photo_id=photo.pk,
        alt=photo.description,
        caption=photo.caption,
        credit=photo.credit,
        ai_use=photo.ai_use,
        width=widest.width,
        height=widest.height,
        sources={media_type: tuple(made) for media_type, made in sources.items()},
        fallback=widest,
        social=social,
    )


def publish_recording(*, recording_id: UUID | str, folder: Path, works: Works | None = None) -> PublicRecording:
    """Copy a recording without its tags into `folder`, its poster's pictures too.

    A second call makes nothing anew. `works` are those already read, this one among them.
    Raises NotFound when the recording or its file is gone.
    """
    recording = (works or works_of(recording_ids=[recording_id])).recordings.get(str(recording_id))
    if recording is None:
        raise NotFound(_("Recording %(id)s is no longer in the library: choose another.") % {"id": recording_id})
    try:
        with recording.file.storage.open(str(recording.file.name)) as original:
            name, sound = recordings.publish(original, folder)
    except FileNotFoundError as gone:
        raise NotFound(
            _("The file of recording “%(title)s” is gone: upload it again.") % {"title": recording}
        ) from gone
    return PublicRecording(
        recording_id=recording.pk,
        kind=recording.kind,
        title=recording.title,
        name=name,
        media_type=sound.media_type,
        duration_ms=recording.duration_ms or sound.duration_ms,
        size=(folder / name).stat().st_size,
        transcript=recording.transcript,
        credit=recording.credit,
        ai_use=recording.ai_use,
        poster=_published(recording.poster, folder) if recording.poster else None,
    )


def publish_attachment(*, attachment_id: int, folder: Path, works: Works | None = None) -> PublicAttachment:
    """Copy a document into `folder`, byte for byte (it may be signed), under a name made of its title.

    A second call makes nothing anew. `works` are those already read, this one among them.
    Raises NotFound when the attachment or its file is gone.
    """
    attachment = (works or works_of(attachment_ids=[attachment_id])).attachments.get(str(attachment_id))
    if attachment is None:
        raise NotFound(_("Attachment %(id)s is no longer in the library: choose another.") % {"id": attachment_id})
    try:
        with attachment.file.storage.open(attachment.file.name) as original:
            key = files.digest(original)[:12]
            name = f"{slug(attachment.title, fallback='tep')[:60]}-{key}.{attachment.file_extension.lower()}"
            files.write_once(folder, name, lambda out: shutil.copyfileobj(original, out, files.CHUNK))
    except FileNotFoundError as gone:
        raise NotFound(_("The file of “%(title)s” is gone: upload it again.") % {"title": attachment}) from gone
    return PublicAttachment(
        attachment_id=attachment.pk,
        title=attachment.title,
        source=attachment.source,
        name=name,
        media_type=attachment.content_type,
        size=(folder / name).stat().st_size,
    )
