"""All writes of the media library."""

from hoitu.foundation.media.operations.library import add_licence, add_photo, add_recording
from hoitu.foundation.media.operations.publishing import publish_attachment, publish_photo, publish_recording
from hoitu.foundation.media.public import PublicAttachment, PublicImage, PublicPhoto, PublicRecording

__all__ = [
    "PublicAttachment",
    "PublicImage",
    "PublicPhoto",
    "PublicRecording",
    "add_licence",
    "add_photo",
    "add_recording",
    "publish_attachment",
    "publish_photo",
    "publish_recording",
]
