"""What happens to a file that comes into the library, whatever door it came through.

The models call this when they are saved, so works are `Any` here: photo, recording or attachment.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.log_actions import get_active_log_context

from hoitu.foundation.directory import queries as directory
from hoitu.foundation.media import checks, metadata
from hoitu.foundation.media.checks.common import extension
from hoitu.kernel.clock import local_date, now
from hoitu.kernel.ids import new_id
from hoitu.kernel.text import slug

PASSED = "_passed_the_checks"
NEEDED = {"description", "credit", "transcript", "source"}  # without these nothing is released: they are asked for late


def is_fresh(work: Any) -> bool:
    """Say whether a work is about to get a file it did not have."""
    return bool(work.file) and (work._state.adding or not work.file._committed)  # noqa: SLF001 - Django tells it no other way


def has_file(work: Any) -> bool:
    """Say whether a work is in the library with a file that is still there."""
    if work._state.adding:  # noqa: SLF001 - Django tells it no other way
        return False
    kept = type(work)._base_manager.filter(pk=work.pk).values_list("file", flat=True).first()  # noqa: SLF001 - as above
    return bool(kept) and bool(work.file.storage.exists(kept))


def refuse_replacement(work: Any) -> None:
    """Refuse another file for a work: texts were approved and released with the one it has."""
    if has_file(work):
        raise ValidationError(
            _("A file of the library is never replaced: texts were approved with it. Upload the new one beside it."),
            code="replaced",
        )


def note_owner(work: Any) -> None:
    """Let a new work belong to the agency of who brings it in, unless it was said whose it is."""
    if work._state.adding and work.agency_id is None:  # noqa: SLF001 - Django tells it no other way
        by = getattr(work, "uploaded_by_user", None) or get_active_log_context().user
        home = directory.home_agency(by, local_date(now())) if isinstance(by, directory.Person) else None
        work.agency = home


def note_change(work: Any) -> None:
    """Note when what readers see of a work is changed; filling in what was left empty and is needed is no change."""
    if work._state.adding:  # noqa: SLF001 - Django tells it no other way
        return
    before = type(work)._base_manager.filter(pk=work.pk).values(*work.SHOWN).first() or {}  # noqa: SLF001 - as above
    if any(was != getattr(work, name) and (was or name not in NEEDED) for name, was in before.items()):
        work.shown_changed_at = now()


def take_in_photo(photo: Any) -> None:
    """Check a new file of a photo and let what it tells fill the fields left empty; raises ValidationError."""
    refuse_replacement(photo)
    name = str(photo.file.name)
    file = photo.file.file
    if not getattr(file, PASSED, False):
        checks.check_photo(file, name)
    told = metadata.read(file)
    photo.metadata = {**told.as_json(), "file_name": PurePosixPath(name).name[:200]}
    photo.credit = photo.credit or told.word("credit", "by")[:160]
    photo.caption = photo.caption or told.word("caption", "headline")[:400]
    photo.rights = photo.rights or told.word("rights")[:300]
    photo.taken_at = told.taken_at or photo.taken_at
    if told.made_by_machine and not photo.ai_use:
        photo.ai_use = _("The file says it was made or changed by AI: check and describe.")
    photo._set_image_file_metadata()  # noqa: SLF001 - Wagtail's own views call it so


def take_in_attachment(attachment: Any) -> None:
    """Check a new file of a document and give it a plain name; raises ValidationError."""
    refuse_replacement(attachment)
    name = str(attachment.file.name)
    if not getattr(attachment.file.file, PASSED, False):
        checks.check_attachment(attachment.file.file, name)
    attachment._set_document_file_metadata()  # noqa: SLF001 - Wagtail's own views call it so
    rename(attachment, name)


def take_in_recording(recording: Any) -> None:
    """Check a new file of a recording, keep what it is and how long; raises ValidationError."""
    refuse_replacement(recording)
    name = str(recording.file.name)
    sound = getattr(recording.file.file, PASSED, None) or checks.check_recording(recording.file.file, name)
    recording.kind, recording.media_type = sound.kind, sound.media_type
    recording.duration_ms = sound.duration_ms
    rename(recording, name)


def rename(work: Any, name: str) -> None:
    """Give a file that is not stored yet a plain name of Latin letters."""
    if not work.file._committed:  # noqa: SLF001 - a stored file keeps its name
        path = PurePosixPath(name.replace("\\", "/"))
        work.file.name = f"{slug(path.stem, fallback='tep')}.{extension(name)}"


def private_photo_name(name: str) -> str:
    """Return where an original is kept: a name that tells nothing, the extension that passed the checks."""
    return f"original_images/{new_id().hex}.{extension(name)}"
