"""Place and time are taken out of a file where its maker did not agree to tell them, and nothing else is."""

from __future__ import annotations

import io
import pathlib
import tempfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image

from hoitu.foundation.media import metadata
from hoitu.foundation.media.private_metadata import blank_place_and_time
from tests.foundation.media import sounds


def taken(kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Xiaomi"
    exif[ExifTags.Base.DateTime] = "2026:11:24 10:00:00"
    exif[ExifTags.IFD.Exif] = {ExifTags.Base.DateTimeOriginal: "2026:11:24 10:00:00"}
    exif[ExifTags.IFD.GPSInfo] = {1: "N", 2: (9.0, 56.0, 0.0), 3: "E", 4: (106.0, 20.0, 0.0)}
    out = io.BytesIO()
    xmp = b'<x exif:GPSLatitude="9,56.1N" xmp:CreateDate="2026-11-24T10:00:00"/>'
    Image.effect_noise((90, 60), 40).convert("RGB").save(out, kind, exif=exif, xmp=xmp)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "WEBP"])
def test_a_photo_loses_place_and_time_and_keeps_its_pixels_and_camera(tmp_path: pathlib.Path, kind: str) -> None:
    file = tmp_path / "anh"
    file.write_bytes(taken(kind))
    assert metadata.read(io.BytesIO(taken(kind))).gps == (9.933333, 106.333333)
    blank_place_and_time(file, "photo")
    after = file.read_bytes()
    told = metadata.read(io.BytesIO(after))
    assert (told.gps, told.taken_at, told.camera) == (None, None, "Xiaomi")
    assert b"9,56.1N" not in after
    assert b"2026" not in after
    with Image.open(io.BytesIO(after)) as now, Image.open(io.BytesIO(taken(kind))) as before:
        assert now.size == before.size
        now.load()
    blank_place_and_time(file, "photo")
    assert file.read_bytes() == after


@pytest.mark.parametrize("data", [sounds.mp4(), sounds.webm()])
def test_a_recording_loses_what_it_says_of_the_place(tmp_path: pathlib.Path, data: bytes) -> None:
    file = tmp_path / "quay"
    file.write_bytes(data)
    blank_place_and_time(file, "video")
    assert sounds.SECRET in data
    assert sounds.SECRET not in file.read_bytes()
    assert len(file.read_bytes()) == len(data)


@settings(deadline=None)  # it writes files
@given(st.binary(max_size=400))
def test_hostile_bytes_are_left_to_the_checks(tail: bytes) -> None:
    for head in (b"Exif\0\0II*\0", b"Exif\0\0MM\0*", b"\0\0\0\x18ftypisom", b"\x1a\x45\xdf\xa3"):
        with tempfile.NamedTemporaryFile() as file:
            path = pathlib.Path(file.name)
            path.write_bytes(head + tail)
            for kind in ("photo", "video"):
                blank_place_and_time(path, kind)
            assert len(path.read_bytes()) == len(head + tail)
