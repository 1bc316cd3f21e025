"""Pictures for readers, made with Pillow: three formats, some widths, nothing personal inside."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pillow_heif
from PIL import Image, ImageCms, ImageOps

from hoitu.foundation.media import files
from hoitu.foundation.media.public import PublicImage

pillow_heif.register_heif_opener()

RECIPE = "1"  # a change of widths or qualities is a new recipe, hence new names
WIDTHS = (480, 800, 1280)
SOCIAL = (1200, 630)
TYPES = {"image/avif": "avif", "image/webp": "webp", "image/jpeg": "jpg"}  # best first
SAVE: dict[str, dict[str, Any]] = {
    # Speed 9 costs a quarter of the time of 8 and makes files 5 % larger (measured on a 1280 px photo).
    "avif": {"format": "AVIF", "quality": 55, "speed": 9},
    "webp": {"format": "WEBP", "quality": 75, "method": 2},
    "jpg": {"format": "JPEG", "quality": 80, "optimize": True, "progressive": True},
}


def make(
    source: IO[bytes], folder: Path, focus: tuple[float, float]
) -> tuple[dict[str, list[PublicImage]], PublicImage]:
    """Make all public pictures of one original in `folder`; what is there already is not made again.

    `focus` is the point (0…1, 0…1) the social card keeps. Returns pictures by media type and the social card.
    """
    key = files.digest(source, RECIPE, focus)
    with opened(source) as picture:
        width, height = turned_size(picture)
        sizes = [(w, max(1, round(height * w / width))) for w in widths_for(width)]
        cards = _crop_size(width, height)
        wanted = {(kind, size): f"{key}-{size[0]}.{kind}" for kind in TYPES.values() for size in sizes}
        card = f"{key}-social.jpg"
        if not all((folder / name).exists() for name in (*wanted.values(), card)):
            _encode(picture, folder, wanted, card, focus, (width, height))
    sources = {
        media_type: [PublicImage(wanted[kind, size], *size) for size in sizes] for media_type, kind in TYPES.items()
    }
    return sources, PublicImage(card, *cards)


def widths_for(width: int) -> list[int]:
    """Return the widths to make of a picture so wide: never wider than it is."""
    return [*(w for w in WIDTHS[:-1] if w < width), min(width, WIDTHS[-1])]


def turned_size(picture: Image.Image) -> tuple[int, int]:
    """Return width and height as seen, with the camera's orientation applied."""
    sideways = picture.getexif().get(0x0112, 1) in {5, 6, 7, 8}
    return (picture.height, picture.width) if sideways else picture.size


@contextmanager
def opened(source: IO[bytes]) -> Iterator[Image.Image]:
    """Open an original that has passed the upload checks."""
    source.seek(0)
    with Image.open(source) as picture:
        yield picture


def _encode(
    picture: Image.Image,
    folder: Path,
    wanted: dict[tuple[str, tuple[int, int]], str],
    card: str,
    focus: tuple[float, float],
    turned: tuple[int, int],
) -> None:
    whole = _plain(picture)
    social = ImageOps.fit(_flat(whole), _crop_size(*turned), Image.Resampling.LANCZOS, centering=focus)
    _save(social, folder, card)
    step = whole
    for size in sorted({size for _kind, size in wanted}, reverse=True):
        step = step if step.size == size else step.resize(size, Image.Resampling.LANCZOS)
        for kind in TYPES.values():
            _save(step, folder, wanted[kind, size])


def _save(picture: Image.Image, folder: Path, name: str) -> None:
    kind = name.rsplit(".", 1)[1]
    if (folder / name).exists():
        return
    ready = _flat(picture) if kind == "jpg" else picture
    buffer = io.BytesIO()
    ready.save(buffer, **SAVE[kind])
    files.write_once(folder, name, lambda out: out.write(buffer.getvalue()))


def _plain(picture: Image.Image) -> Image.Image:
    """Return the first frame, upright, in sRGB, with every byte that is not a pixel left behind."""
    picture.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))  # a large JPEG is decoded at half or a quarter, never below that
    upright = ImageOps.exif_transpose(picture)
    pixels = _srgb(upright)
    mode = "RGBA" if pixels.has_transparency_data else "RGB"
    return _bare(pixels.convert(mode))


def _bare(picture: Image.Image) -> Image.Image:
    copy = Image.new(picture.mode, picture.size)
    copy.paste(picture)
    return copy


def _srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return picture
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        mode = "RGBA" if picture.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile is no reason to have no picture
        return picture


def _flat(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def _crop_size(width: int, height: int) -> tuple[int, int]:
    scale = min(1.0, width / SOCIAL[0], height / SOCIAL[1])
    return max(1, round(SOCIAL[0] * scale)), max(1, round(SOCIAL[1] * scale))
