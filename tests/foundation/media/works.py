"""Works made in code for the tests of the library."""

from __future__ import annotations

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image, ImageCms

from hoitu.foundation.media.models import Licence, Photo


def jpeg(width: int = 1600, height: int = 1000, *, gps: bool = False, orientation: int = 1, artist: str = "") -> bytes:
    picture = Image.effect_noise((width, height), 40).convert("RGB")
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    if artist:
        exif[ExifTags.Base.Artist] = artist.encode()
    if gps:
        exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (9.0, 56.0, 0.0), 3: "E", 4: (106.0, 20.0, 0.0)}
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, icc_profile=profile, comment=b"taken by B\xc3\xacnh")
    return out.getvalue()


def photo(
    content: bytes = b"",
    name: str = "anh.jpg",
    *,
    title: str = "Ghe ngo",
    alt: str = "Đua ghe ngo",
    credit: str = "Thanh Bình",
    licence: Licence | None = None,
) -> Photo:
    content = content or jpeg(64, 48)
    made: Photo = Photo.objects.create(
        title=title, description=alt, credit=credit, licence=licence, file=SimpleUploadedFile(name, content)
    )
    return made
