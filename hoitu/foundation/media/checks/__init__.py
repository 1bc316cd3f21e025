"""What may come into the library, judged by the bytes: every door of the library goes through here."""

from hoitu.foundation.media.checks.attachment import check_attachment
from hoitu.foundation.media.checks.photo import check_photo
from hoitu.foundation.media.checks.recording import check_recording

__all__ = ["check_attachment", "check_photo", "check_recording"]
