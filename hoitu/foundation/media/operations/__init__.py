"""All writes of the media library."""

from hoitu.foundation.media.operations.library import add_licence, add_photo, add_recording
from hoitu.foundation.media.operations.publishing import publish_attachment, publish_photo, publish_recording
from hoitu.foundation.media.operations.taking_over import (
    Checked,
    blank_place_and_time,
    check_file,
    extensions_of,
    take_over_photo,
    take_over_recording,
)
from hoitu.foundation.media.public import PublicAttachment, PublicImage, PublicPhoto, PublicRecording

__all__ = [
    "Checked",
    "PublicAttachment",
    "PublicImage",
    "PublicPhoto",
    "PublicRecording",
    "add_licence",
    "add_photo",
    "add_recording",
    "blank_place_and_time",
    "check_file",
    "extensions_of",
    "publish_attachment",
    "publish_photo",
    "publish_recording",
    "take_over_photo",
    "take_over_recording",
]
