"""What readers get of a photo."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from hoitu.foundation.media.operations import publish_photo
from hoitu.kernel.refusal import NotFound
from tests.foundation.media.works import jpeg, photo

pytestmark = pytest.mark.django_db


def test_a_photo_leaves_in_three_formats_and_some_widths(tmp_path: Path) -> None:
    made = publish_photo(photo_id=photo(jpeg()).pk, folder=tmp_path)
    assert list(made.sources) == ["image/avif", "image/webp", "image/jpeg"]
    for media_type, pictures in made.sources.items():
        assert [p.width for p in pictures] == [480, 800, 1280]
        for entry in pictures:
            with Image.open(tmp_path / entry.name) as opened:
                assert opened.size == (entry.width, entry.height)
                assert Image.MIME[opened.format or ""] == media_type
    assert (made.social.width, made.social.height) == (1200, 630)
    assert made.alt == "Đua ghe ngo"


def test_nothing_personal_is_in_any_published_file(tmp_path: Path) -> None:
    original = jpeg(gps=True, artist="Nguyễn Văn Bình")
    with Image.open(io.BytesIO(original)) as before:
        assert before.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    publish_photo(photo_id=photo(original).pk, folder=tmp_path)
    files = list(tmp_path.iterdir())
    assert len(files) == 10
    for path in files:
        with Image.open(path) as opened:
            assert not dict(opened.getexif())
            assert not {"exif", "icc_profile", "comment", "xmp", "XML:com.adobe.xmp"} & set(opened.info)
        assert b"Exif" not in path.read_bytes()


def test_a_second_publication_makes_nothing_anew(tmp_path: Path) -> None:
    wanted = photo(jpeg(700, 500)).pk
    first = publish_photo(photo_id=wanted, folder=tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert publish_photo(photo_id=wanted, folder=tmp_path) == first
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    assert [p.width for p in first.sources["image/jpeg"]] == [480, 700]


def test_a_lost_file_is_made_again_under_the_same_name(tmp_path: Path) -> None:
    wanted = photo(jpeg(700, 500)).pk
    first = publish_photo(photo_id=wanted, folder=tmp_path)
    (tmp_path / first.fallback.name).unlink()
    assert publish_photo(photo_id=wanted, folder=tmp_path) == first
    assert (tmp_path / first.fallback.name).is_file()


def test_the_orientation_of_the_camera_is_in_the_pixels(tmp_path: Path) -> None:
    made = publish_photo(photo_id=photo(jpeg(900, 600, orientation=6)).pk, folder=tmp_path)
    assert (made.width, made.height) == (600, 900)
    with Image.open(tmp_path / made.fallback.name) as opened:
        assert opened.size == (600, 900)


def test_transparency_is_kept_where_the_format_can_and_white_where_not(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (300, 200), (255, 0, 0, 0)).save(out, "PNG")
    made = publish_photo(photo_id=photo(out.getvalue(), "logo.png").pk, folder=tmp_path)
    with Image.open(tmp_path / made.fallback.name) as opened:
        assert opened.convert("RGB").getpixel((5, 5)) == (255, 255, 255)
    with Image.open(tmp_path / made.sources["image/webp"][0].name) as opened:
        assert opened.convert("RGBA").getchannel("A").getpixel((5, 5)) == 0


def test_a_photo_that_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        publish_photo(photo_id=404, folder=tmp_path)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("1", "PNG"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("P", "GIF"), ("I;16", "PNG"), ("CMYK", "JPEG")],
)
def test_every_kind_of_pixel_becomes_plain_colour(tmp_path: Path, mode: str, kind: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (90, 60)).save(out, kind)
    extension = {"JPEG": "jpg"}.get(kind, kind.lower())
    made = publish_photo(photo_id=photo(out.getvalue(), f"anh.{extension}").pk, folder=tmp_path)
    for pictures in made.sources.values():
        with Image.open(tmp_path / pictures[0].name) as opened:
            assert opened.mode in {"RGB", "RGBA"}
            assert opened.size == (90, 60)


def test_a_photo_from_a_phone_comes_in_as_heic_and_leaves_as_three(tmp_path: Path) -> None:
    out = io.BytesIO()
    Image.new("RGB", (900, 600), (20, 120, 60)).save(out, "HEIF")
    made = publish_photo(photo_id=photo(out.getvalue(), "IMG_0103.HEIC").pk, folder=tmp_path)
    assert [one.width for one in made.sources["image/avif"]] == [480, 800, 900]


@pytest.mark.parametrize("size", [(1, 1), (1, 4000), (4000, 1), (479, 3), (1281, 2)])
def test_odd_shapes_are_published_too(tmp_path: Path, size: tuple[int, int]) -> None:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, "PNG")
    made = publish_photo(photo_id=photo(out.getvalue(), "anh.png").pk, folder=tmp_path)
    assert made.width <= 1280
    assert made.social.width >= 1


def test_the_card_keeps_the_focus_of_the_photo(tmp_path: Path) -> None:
    picture = Image.new("RGB", (1200, 1200), "white")
    picture.paste("red", (0, 1100, 1200, 1200))
    out = io.BytesIO()
    picture.save(out, "PNG")
    wanted = photo(out.getvalue(), "anh.png")
    middle = publish_photo(photo_id=wanted.pk, folder=tmp_path).social
    wanted.focal_point_x, wanted.focal_point_y = 600, 1190
    wanted.save()
    low = publish_photo(photo_id=wanted.pk, folder=tmp_path).social
    assert middle.name != low.name
    with Image.open(tmp_path / low.name) as opened:
        assert opened.convert("RGB").getpixel((600, 620))[1] < 60  # type: ignore[index]
