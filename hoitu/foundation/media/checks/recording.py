"""Sound and moving pictures."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from hoitu.foundation.media import limits
from hoitu.foundation.media.checks import common
from hoitu.foundation.media.recordings import RecordingError, Sound, examine

EXTENSIONS = {
    "mp3": {"audio/mpeg"},
    "m4a": {"audio/mp4"},
    "ogg": {"audio/ogg"},
    "oga": {"audio/ogg"},
    "opus": {"audio/ogg"},
    "mp4": {"video/mp4", "audio/mp4"},
    "m4v": {"video/mp4"},
    "webm": {"video/webm", "audio/webm"},
    "weba": {"audio/webm"},
}


def check_recording(file: Any, name: str) -> Sound:
    """Return what the recording is; raise ValidationError, in words for the person at the desk, when it is none."""
    common.check_size(file, limits.recording_bytes())
    extension = common.check_extension(name, set(EXTENSIONS))
    try:
        sound = examine(file)
    except RecordingError as wrong:
        raise ValidationError(
            _("The content of this file is not a recording we can publish, or it is damaged: export it again."),
            code="not_a_recording",
        ) from wrong
    finally:
        file.seek(0)
    if sound.media_type not in EXTENSIONS[extension]:
        raise ValidationError(
            _("The name ends in .%(extension)s, but the content is %(found)s: rename it to match."),
            code="wrong_extension",
            params={"extension": extension, "found": sound.media_type},
        )
    common.refuse_two_faced(file, whole=False)
    return sound
