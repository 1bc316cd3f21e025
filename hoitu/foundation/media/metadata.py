"""What a camera or an agency wrote into a photo: EXIF, IPTC-IIM and XMP, as plain words.

Kept beside the photo for the desk alone; the place where it was taken never leaves the house.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import IO, Any

from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

from hoitu.kernel.clock import HO_CHI_MINH
from hoitu.kernel.safe_xml import parse
from hoitu.kernel.text import nfc

XMP_BYTES = 2_000_000
LONGEST = 2000
DC = "{http://purl.org/dc/elements/1.1/}"
PHOTOSHOP = "{http://ns.adobe.com/photoshop/1.0/}"
EXTENSION = "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}"
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
IIM = {(2, 120): "caption", (2, 80): "by", (2, 110): "credit", (2, 116): "rights", (2, 105): "headline"}
XMP = {
    DC + "description": "caption",
    DC + "creator": "by",
    PHOTOSHOP + "Credit": "credit",
    DC + "rights": "rights",
    PHOTOSHOP + "Headline": "headline",
    EXTENSION + "DigitalSourceType": "source_type",
}
MADE_BY_MACHINE = ("trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia")


@dataclass
class Told:
    """What the file tells of itself; empty where it is silent. `gps` is latitude and longitude in degrees."""

    words: dict[str, str] = field(default_factory=dict)
    taken_at: datetime | None = None
    camera: str = ""
    gps: tuple[float, float] | None = None

    def word(self, *names: str) -> str:
        """Return the first of these words the file has."""
        return next((self.words[name] for name in names if self.words.get(name)), "")

    @property
    def made_by_machine(self) -> bool:
        return self.words.get("source_type", "").endswith(MADE_BY_MACHINE)

    def as_json(self) -> dict[str, Any]:
        """Return all of it for keeping; private."""
        kept: dict[str, Any] = dict(self.words)
        if self.camera:
            kept["camera"] = self.camera
        if self.gps:
            kept["gps"] = list(self.gps)
        return kept


def read(file: IO[bytes]) -> Told:
    """Return what a photo that passed the checks tells; parts that are broken are left out."""
    told = Told()
    file.seek(0)
    try:
        with Image.open(file) as picture:
            for part in (_exif, _iim, _xmp):
                _leave_out_broken(part, picture, told)
    except Exception:  # noqa: BLE001 - readers fail in any way they like on hostile bytes
        return told
    finally:
        file.seek(0)
    return told


def _leave_out_broken(part: Callable[[Image.Image, Told], None], picture: Image.Image, told: Told) -> None:
    try:
        part(picture, told)
    except Exception:  # noqa: BLE001 - readers fail in any way they like on hostile bytes
        return


def _exif(picture: Image.Image, told: Told) -> None:
    exif = picture.getexif()
    told.camera = " ".join(filter(None, (_clean(exif.get(tag)) for tag in (ExifTags.Base.Make, ExifTags.Base.Model))))
    for tag, name in (
        (ExifTags.Base.ImageDescription, "caption"),
        (ExifTags.Base.Artist, "by"),
        (ExifTags.Base.Copyright, "rights"),
    ):
        _tell(told, name, exif.get(tag))
    inner = exif.get_ifd(ExifTags.IFD.Exif)
    told.taken_at = _instant(
        _clean(inner.get(ExifTags.Base.DateTimeOriginal)), _clean(inner.get(ExifTags.Base.OffsetTimeOriginal))
    )
    told.gps = _place(exif.get_ifd(ExifTags.IFD.GPSInfo))


def _iim(picture: Image.Image, told: Told) -> None:
    if not isinstance(picture, ImageFile.ImageFile):
        return
    for key, value in (IptcImagePlugin.getiptcinfo(picture) or {}).items():
        if key in IIM:
            first = value[0] if isinstance(value, list) else value
            _tell(told, IIM[key], first)


def _xmp(picture: Image.Image, told: Told) -> None:
    packet = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    data = packet.encode() if isinstance(packet, str) else packet
    if not data:
        return
    root = parse(data[:XMP_BYTES].strip(b"\0 \r\n\t"), max_bytes=XMP_BYTES)
    for element in root.iter():
        for name, value in ((element.tag, element), *element.attrib.items()):
            known = XMP.get(str(name))
            if known:
                text = value if isinstance(value, (str, bytes)) else " ".join(map(str, value.itertext()))
                _tell(told, known, text)


def _tell(told: Told, name: str, value: object) -> None:
    text = _clean(value)
    if text and not told.words.get(name):
        told.words[name] = text


def _clean(value: object) -> str:
    if isinstance(value, bytes):
        fixed = _decoded(value)
    elif isinstance(value, str):
        fixed = _utf8_read_as_latin1(value)
    else:
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in nfc(fixed)).split())[:LONGEST]


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1258", errors="replace")


def _utf8_read_as_latin1(text: str) -> str:
    """EXIF knows ASCII only; what cameras and editors write is UTF-8, which Pillow reads as Latin-1."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _instant(text: str, offset: str) -> datetime | None:
    try:
        read = datetime.strptime(text[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 - the zone follows
    except ValueError:
        return None
    zone: Any = HO_CHI_MINH
    if len(offset) == 6 and offset[0] in "+-" and offset[3] == ":":  # noqa: PLR2004 - ±hh:mm
        minutes = int(offset[1:3]) * 60 + int(offset[4:6])
        if minutes < 24 * 60:
            zone = timezone(timedelta(minutes=-minutes if offset[0] == "-" else minutes))
    return read.replace(tzinfo=zone) if 1900 < read.year < 2200 else None  # noqa: PLR2004 - a clock never set


def _place(gps: dict[int, Any]) -> tuple[float, float] | None:
    if not {1, 2, 3, 4} <= set(gps):
        return None
    latitude, longitude = _degrees(gps[2]), _degrees(gps[4])
    if not (math.isfinite(latitude) and math.isfinite(longitude)):
        return None
    south, west = str(gps[1]).startswith("S"), str(gps[3]).startswith("W")
    return round(-latitude if south else latitude, 6), round(-longitude if west else longitude, 6)


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    return degrees + minutes / 60 + seconds / 3600
