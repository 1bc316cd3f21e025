"""Asks the media library for public copies and keeps, as JSON values, what pages need of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.conf import settings

from hoitu.foundation.media import operations as media
from hoitu.foundation.media import queries as library
from hoitu.foundation.media.public import PublicAttachment, PublicImage, PublicPhoto, PublicRecording
from hoitu.foundation.media.queries import Works
from hoitu.production.newsroom.release_content import ReleaseContent
from hoitu.production.newsroom.rules.body import media_of


@dataclass(frozen=True)
class Shelf:
    """A folder of copies for pages, the address its files have, and the works that were read for them already."""

    folder: Path
    prefix: str
    works: Works | None = None

    def filled(self, *contents: ReleaseContent) -> Shelf:
        """Return the same shelf with all works of these releases read (one query, none where they use none)."""
        used = [media_of(content.body, content.cover_id) for content in contents]
        works = library.works_of(
            photo_ids=[each for one in used for each in one.photos],
            recording_ids=[each for one in used for each in one.recordings],
            attachment_ids=[each for one in used for each in one.attachments],
        )
        return replace(self, works=works)

    def address(self, name: str) -> str:
        return f"{self.prefix}{name}"

    def photo(self, photo_id: int) -> dict[str, Any]:
        """Make a photo's copies; return what `<picture>` needs: sources with srcset, fallback, words, file names."""
        return self._shown(media.publish_photo(photo_id=photo_id, folder=self._ready(), works=self.works))

    def recording(self, recording_id: Any) -> dict[str, Any]:
        """Make a recording's copy; return what `<audio>` or `<video>` needs."""
        made: PublicRecording = media.publish_recording(
            recording_id=recording_id, folder=self._ready(), works=self.works
        )
        poster = self._shown(made.poster) if made.poster else None
        return {
            "kind": made.kind,
            "title": made.title,
            "url": self.address(made.name),
            "media_type": made.media_type,
            "duration": _clock(made.duration_ms),
            "transcript": made.transcript,
            "credit": made.credit,
            "ai_use": made.ai_use,
            "poster": poster,
            "files": [made.name, *(poster["files"] if poster else [])],
        }

    def attachment(self, attachment_id: int) -> dict[str, Any]:
        """Make an attachment's copy; return what its link needs."""
        made: PublicAttachment = media.publish_attachment(
            attachment_id=attachment_id, folder=self._ready(), works=self.works
        )
        return {
            "title": made.title,
            "source": made.source,
            "url": self.address(made.name),
            "media_type": made.media_type,
            "kind": Path(made.name).suffix.lstrip(".").upper(),
            "size": made.size,
            "files": [made.name],
        }

    def _ready(self) -> Path:
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder

    def _shown(self, made: PublicPhoto) -> dict[str, Any]:
        jpegs = made.sources.get("image/jpeg", ())
        names = {picture.name for group in made.sources.values() for picture in group}
        return {
            "alt": made.alt,
            "caption": made.caption,
            "credit": made.credit,
            "ai_use": made.ai_use,
            "width": made.width,
            "height": made.height,
            "sources": [
                {"type": media_type, "srcset": self._srcset(group)}
                for media_type, group in made.sources.items()
                if media_type != "image/jpeg"
            ],
            "srcset": self._srcset(jpegs),
            "src": self.address(made.fallback.name),
            "size": (self.folder / made.fallback.name).stat().st_size,
            "social": self.address(made.social.name),
            "social_width": made.social.width,
            "social_height": made.social.height,
            "files": sorted(names | {made.fallback.name, made.social.name}),
        }

    def _srcset(self, group: tuple[PublicImage, ...]) -> str:
        return ", ".join(f"{self.address(picture.name)} {picture.width}w" for picture in group)


def public() -> Shelf:
    """Return the shelf readers see."""
    return Shelf(Path(settings.PUBLIC_ROOT) / "tu-lieu", "/tu-lieu/")


def preview() -> Shelf:
    """Return the shelf of previews, which staff alone see: nothing unreleased lies in the public folder."""
    return Shelf(Path(settings.PUBLIC_ROOT).parent / "xem-truoc", "/toa-soan/xem-truoc/tep/")


def _clock(duration_ms: int | None) -> str:
    if not duration_ms:
        return ""
    minutes, seconds = divmod(round(duration_ms / 1000), 60)
    return f"{minutes}:{seconds:02d}"
