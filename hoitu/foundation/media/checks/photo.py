"""Photos: looked at in a safe order, size before header, header before pixels."""

from __future__ import annotations

from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image

from hoitu.foundation.media import limits, pictures
from hoitu.foundation.media.checks import common

EXTENSIONS = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    "heic": "HEIF",
}
STARTS = {b"\xff\xd8\xff": "JPEG", b"\x89PNG\r\n\x1a\n": "PNG", b"GIF87a": "GIF", b"GIF89a": "GIF"}
BRANDS = {"AVIF": {b"avif", b"avis"}, "HEIF": {b"heic", b"heix", b"heim", b"heis", b"mif1"}}
LONGEST_SIDE = 30_000


def check_photo(file: Any, name: str) -> None:
    """Raise ValidationError, in words for the person at the desk, unless the file is a photo we can keep."""
    common.check_size(file, limits.photo_bytes())
    extension = common.check_extension(name, EXTENSIONS)
    head = common.head_of(file)
    if b"<svg" in head.lower():
        raise ValidationError(
            _("SVG pictures can carry programs and are not taken in: save it as PNG first."), code="svg"
        )
    found = sniffed(head)
    if found is None:
        raise ValidationError(
            _("The content of this file is not a photo, whatever its name says: export it again as JPEG."),
            code="not_a_photo",
        )
    if found != EXTENSIONS[extension]:
        raise ValidationError(
            _("The name ends in .%(extension)s, but the content is %(found)s: rename it to match."),
            code="wrong_extension",
            params={"extension": extension, "found": found},
        )
    _check_pixels(file, found)
    common.refuse_two_faced(file, whole=True)


def sniffed(head: bytes) -> str | None:
    """Return the format by the first bytes: JPEG, PNG, GIF, WEBP, AVIF, HEIF or None."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        brands = {head[at : at + 4] for at in range(8, min(len(head), int.from_bytes(head[:4], "big")), 4)}
        return next((kind for kind, known in BRANDS.items() if brands & known), None)
    return next((kind for start, kind in STARTS.items() if head.startswith(start)), None)


def _check_pixels(file: IO[bytes], kind: str) -> None:
    try:
        file.seek(0)
        with Image.open(file, formats=[kind]) as picture:
            _check_extent(picture)
            picture.draft("RGB", (pictures.WIDTHS[0], pictures.WIDTHS[0]))
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels() from bomb
    except ValidationError:
        raise
    except Exception as broken:  # decoders fail in any way they like on hostile bytes
        raise ValidationError(
            _("The photo is damaged or cut off: copy it from the camera again."), code="damaged"
        ) from broken
    finally:
        file.seek(0)


def _check_extent(picture: Image.Image) -> None:
    frames = _frames(picture)
    if picture.width * picture.height * frames > limits.photo_pixels() or max(picture.size) > LONGEST_SIDE:
        raise _too_many_pixels()


def _frames(picture: Image.Image) -> int:
    most = limits.photo_frames()
    try:
        picture.seek(most)
    except EOFError:
        picture.seek(0)
        return int(getattr(picture, "n_frames", 1))
    raise ValidationError(
        _("The moving picture has more than %(most)s frames: upload it as a video."),
        code="too_many_frames",
        params={"most": most},
    )


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The picture has more than %(most)s million pixels: make it smaller."),
        code="too_many_pixels",
        params={"most": limits.photo_pixels() // 1_000_000},
    )
