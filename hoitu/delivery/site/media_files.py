"""Asks the media library for public copies and keeps, as JSON values, what pages need of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from hoitu.foundation.media import operations as media
from hoitu.foundation.media.public import PublicAttachment, PublicImage, PublicPhoto, PublicRecording

FOLDER = "tu-lieu"


def folder() -> Path:
    """Return where public pictures, recordings and attachments lie."""
    path = Path(settings.PUBLIC_ROOT) / FOLDER
    path.mkdir(parents=True, exist_ok=True)
    return path


def address(name: str) -> str:
    return f"/{FOLDER}/{name}"


def photo(photo_id: int) -> dict[str, Any]:
    """Publish a photo and return what `<picture>` needs: sources with srcset, fallback, words, names of its files."""
    return _photo(media.publish_photo(photo_id=photo_id, folder=folder()))


def recording(recording_id: Any) -> dict[str, Any]:
    """Publish a recording and return what `<audio>` or `<video>` needs."""
    made: PublicRecording = media.publish_recording(recording_id=recording_id, folder=folder())
    poster = _photo(made.poster) if made.poster else None
    return {
        "kind": made.kind,
        "title": made.title,
        "url": address(made.name),
        "media_type": made.media_type,
        "duration": _clock(made.duration_ms),
        "transcript": made.transcript,
        "credit": made.credit,
        "ai_use": made.ai_use,
        "poster": poster,
        "files": [made.name, *(poster["files"] if poster else [])],
    }


def attachment(attachment_id: int) -> dict[str, Any]:
    """Publish an attachment and return what its link needs."""
    made: PublicAttachment = media.publish_attachment(attachment_id=attachment_id, folder=folder())
    suffix = Path(made.name).suffix.lstrip(".").upper()
    return {
        "title": made.title,
        "source": made.source,
        "url": address(made.name),
        "media_type": made.media_type,
        "kind": suffix,
        "size": made.size,
        "files": [made.name],
    }


def _photo(made: PublicPhoto) -> dict[str, Any]:
    pictures = [picture for group in made.sources.values() for picture in group]
    return {
        "alt": made.alt,
        "caption": made.caption,
        "credit": made.credit,
        "ai_use": made.ai_use,
        "width": made.width,
        "height": made.height,
        "sources": [
            {"type": media_type, "srcset": _srcset(group)}
            for media_type, group in made.sources.items()
            if media_type != "image/jpeg"
        ],
        "srcset": _srcset(made.sources.get("image/jpeg", ())),
        "src": address(made.fallback.name),
        "social": address(made.social.name),
        "social_width": made.social.width,
        "social_height": made.social.height,
        "files": sorted({made.fallback.name, made.social.name, *(picture.name for picture in pictures)}),
    }


def _srcset(group: tuple[PublicImage, ...]) -> str:
    return ", ".join(f"{address(picture.name)} {picture.width}w" for picture in group)


def _clock(duration_ms: int | None) -> str:
    if not duration_ms:
        return ""
    minutes, seconds = divmod(round(duration_ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"
