"""No door of the library lets in what it should not."""

from __future__ import annotations

import contextlib
import io
import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from hoitu.foundation.media import checks
from hoitu.foundation.media.forms import PhotoForm
from hoitu.foundation.media.models import Attachment, Photo, Recording
from tests.foundation.media import hostile, sounds
from tests.foundation.media.works import jpeg, photo


def vietnamese(refused: ValidationError) -> bool:
    """Say whether a message is translated and whole."""
    return all(re.search("[ăâđêôơưạảấầậắệọộợụủứừửữ]", said) and "%(" not in said for said in refused.messages)


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(("name", "content", "code"), hostile.PHOTOS.values(), ids=hostile.PHOTOS)
def test_a_hostile_photo_is_refused_with_a_reason(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        checks.check_photo(upload(name, content), name)
    assert refused.value.code == code
    assert vietnamese(refused.value)


@pytest.mark.parametrize(("name", "content", "code"), hostile.ATTACHMENTS.values(), ids=hostile.ATTACHMENTS)
def test_a_hostile_document_is_refused_with_a_reason(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        checks.check_attachment(upload(name, content), name)
    assert refused.value.code == code
    assert vietnamese(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("tieng.mp3", b"", "empty"),
        ("tieng.mp3", b"xin chao" * 100, "not_a_recording"),
        ("tieng.mp3", sounds.mp4(), "wrong_extension"),
        ("hinh.mp4", sounds.mp4()[:60], "not_a_recording"),
        ("hinh.mp4", sounds.mp4(handler=b"text"), "not_a_recording"),
        ("hinh.mp4", jpeg(20, 20), "not_a_recording"),
        ("hinh.mkv", sounds.webm(doctype=b"matroska"), "extension"),
        ("hinh.webm", sounds.webm(doctype=b"matroska"), "not_a_recording"),
        ("hinh.webm", sounds.webm()[:50], "not_a_recording"),
        ("hinh.mp4", sounds.mp4() + hostile.archive(a=b"x"), "not_a_recording"),
        ("hinh.mp4", sounds.mp4() + sounds.box(b"free", hostile.archive(a=b"x")), "two_faced"),
        ("hinh.avi", b"RIFF", "extension"),
    ],
)
def test_a_hostile_recording_is_refused_with_a_reason(name: str, content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        checks.check_recording(upload(name, content), name)
    assert refused.value.code == code
    assert vietnamese(refused.value)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF"])
def test_an_honest_photo_comes_in(kind: str) -> None:
    name = f"anh.{ {'JPEG': 'jpg', 'HEIF': 'heic'}.get(kind, kind.lower()) }"
    checks.check_photo(upload(name, hostile.picture(kind)), name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", hostile.PDF),
        ("a.DOCX", hostile.docx()),
        ("a.odt", hostile.odt()),
        ("a.csv", "tên,số\nTrà Cú,17\n".encode()),
    ],
)
def test_an_honest_document_comes_in(name: str, content: bytes) -> None:
    checks.check_attachment(upload(name, content), name)


HONEST = {
    "jpg": jpeg(30, 20),
    **{kind: hostile.picture(kind.upper()) for kind in ("png", "gif", "webp", "avif")},
    "heic": hostile.picture("HEIF"),
    "mp3": sounds.mp3(),
    "mp4": sounds.mp4(),
    "webm": sounds.webm(),
    "pdf": hostile.PDF,
    "docx": hostile.docx(),
    "txt": b"abc",
}


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    cut=st.integers(0, 2000),
    junk=st.binary(max_size=200),
    kind=st.sampled_from(sorted(HONEST)),
)
def test_whatever_comes_is_taken_or_refused_never_a_crash(cut: int, junk: bytes, kind: str) -> None:
    honest = HONEST[kind]
    content = honest[:cut] + junk + honest[cut + len(junk) :]
    for check in (checks.check_photo, checks.check_recording, checks.check_attachment):
        with contextlib.suppress(ValidationError):
            check(upload(f"x.{kind}", content), f"x.{kind}")


def test_pixels_that_look_like_marks_are_no_reason_to_refuse() -> None:
    for mark in (b"<sVg", b"<hTmL", b"<?PHP\x07"):
        name = "anh.jpg"
        checks.check_photo(upload(name, jpeg(60, 40) + bytes(5000) + mark), name)


def test_the_limits_are_settings() -> None:
    with override_settings(HOITU_PHOTO_MAX_BYTES=1000), pytest.raises(ValidationError) as refused:
        checks.check_photo(upload("a.jpg", jpeg(200, 200)), "a.jpg")
    assert refused.value.code == "too_large"
    with override_settings(HOITU_PHOTO_MAX_PIXELS=100), pytest.raises(ValidationError) as refused:
        checks.check_photo(upload("a.png", hostile.picture("PNG")), "a.png")
    assert refused.value.code == "too_many_pixels"


@pytest.mark.django_db
def test_code_cannot_walk_past_the_checks() -> None:
    for model, name in ((Photo, "x.png"), (Attachment, "x.pdf"), (Recording, "x.mp3")):
        with pytest.raises(ValidationError):
            model.objects.create(title="x", file=upload(name, jpeg(20, 20)))
        assert not model.objects.exists()


@pytest.mark.django_db
def test_an_original_is_kept_under_a_name_that_tells_nothing() -> None:
    kept = photo(jpeg(30, 20), "Nguyễn Văn Bình - nhà riêng.jpg")
    assert kept.file.name is not None
    assert "nguyen" not in kept.file.name.lower()
    assert kept.metadata["file_name"] == "Nguyễn Văn Bình - nhà riêng.jpg"
    document = Attachment.objects.create(title="KH 103", file=upload("../../Kế hoạch 103.PDF", hostile.PDF))
    assert document.file.name.startswith("documents/ke-hoach-103")
    assert document.file_size == len(hostile.PDF)


@pytest.mark.django_db
def test_what_the_camera_wrote_fills_what_is_empty() -> None:
    kept = photo(jpeg(30, 20, gps=True, artist="Nguyễn Văn Bình"), credit="")
    assert kept.credit == "Nguyễn Văn Bình"
    assert kept.metadata["gps"] == [9.933333, 106.333333]
    assert photo(jpeg(30, 20, artist="Nguyễn Văn Bình"), credit="Thanh Bình").credit == "Thanh Bình"


@pytest.mark.django_db
def test_agency_words_in_xmp_are_read_and_ai_is_noticed() -> None:
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns:p="http://ns.adobe.com/photoshop/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/"'
        ' xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><r:Description p:Credit="TTXVN"'
        ' e:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia">'
        "<d:rights><r:Alt><r:li>Cấm sửa ảnh</r:li></r:Alt></d:rights></r:Description></r:RDF></x:xmpmeta>"
    )
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, "JPEG", xmp=xmp.encode())
    kept = photo(out.getvalue(), credit="")
    assert (kept.credit, kept.rights) == ("TTXVN", "Cấm sửa ảnh")
    assert kept.ai_use


@pytest.mark.django_db
def test_broken_metadata_is_left_out_and_the_photo_kept() -> None:
    out = io.BytesIO()
    Image.new("RGB", (30, 20)).save(out, "JPEG", xmp=b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', exif=b"Exif\0\0junk")
    assert photo(out.getvalue()).metadata == {"file_name": "anh.jpg"}


@pytest.mark.django_db
def test_a_recording_knows_what_it_is_and_how_long() -> None:
    made = Recording.objects.create(title="Bản tin", file=upload("ban tin.mp4", sounds.mp4(seconds=95)))
    assert (made.kind, made.media_type, made.duration_ms) == ("video", "video/mp4", 95_000)
    made = Recording.objects.create(title="Tiếng", file=upload("x.webm", sounds.webm(track=2)))
    assert (made.kind, made.duration_ms) == ("audio", 61_500)
    assert Recording.objects.create(title="Tiếng", file=upload("x.mp3", sounds.mp3())).kind == "audio"


def test_every_upload_form_carries_our_field() -> None:
    from wagtail.documents.forms import get_document_form  # noqa: PLC0415 - models must be ready
    from wagtail.images.forms import get_image_form  # noqa: PLC0415 - models must be ready

    assert issubclass(get_image_form(Photo), PhotoForm)
    assert get_document_form(Attachment).__mro__[1].__name__ == "AttachmentForm"
