"""What readers get of recordings and documents."""

from __future__ import annotations

from pathlib import Path

import mutagen
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hoitu.foundation.media import mp4 as mp4_boxes
from hoitu.foundation.media.models import Attachment, Recording
from hoitu.foundation.media.operations import publish_attachment, publish_recording
from hoitu.kernel.refusal import NotFound
from tests.foundation.media import hostile, sounds
from tests.foundation.media.works import photo

pytestmark = pytest.mark.django_db


def recording(name: str, content: bytes) -> Recording:
    return Recording.objects.create(title="Bản tin", transcript="Lời", file=SimpleUploadedFile(name, content))


def test_a_video_leaves_without_place_and_names(tmp_path: Path) -> None:
    original = sounds.mp4()
    assert sounds.SECRET in original
    made = publish_recording(recording_id=recording("nha ba Sang.mp4", original).pk, folder=tmp_path)
    bare = (tmp_path / made.name).read_bytes()
    assert sounds.SECRET not in bare
    assert b"Binh" not in bare
    assert len(bare) == len(original)
    assert (made.media_type, made.duration_ms, made.transcript) == ("video/mp4", 95_000, "Lời")
    with (tmp_path / made.name).open("rb") as file:
        assert mp4_boxes.duration_ms(file) == 95_000


def test_a_webm_leaves_without_tags_and_title(tmp_path: Path) -> None:
    original = sounds.webm()
    made = publish_recording(recording_id=recording("x.webm", original).pk, folder=tmp_path)
    bare = (tmp_path / made.name).read_bytes()
    assert sounds.SECRET not in bare
    assert "Thạch".encode() not in bare
    assert (len(bare), made.media_type, made.duration_ms) == (len(original), "video/webm", 61_500)


def test_an_mp3_leaves_without_its_tags(tmp_path: Path) -> None:
    made = publish_recording(recording_id=recording("x.mp3", sounds.mp3()).pk, folder=tmp_path)
    found = mutagen.File(tmp_path / made.name)
    assert found.info.length > 1
    assert not found.tags
    assert "Thạch".encode() not in (tmp_path / made.name).read_bytes()


def test_publishing_again_makes_nothing_anew(tmp_path: Path) -> None:
    wanted = recording("x.mp4", sounds.mp4())
    wanted.poster = photo()
    wanted.save()
    first = publish_recording(recording_id=wanted.pk, folder=tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert publish_recording(recording_id=str(wanted.pk), folder=tmp_path) == first
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == before
    assert first.poster is not None


def test_a_document_leaves_byte_for_byte_under_its_title(tmp_path: Path) -> None:
    kept = Attachment.objects.create(title="Kế hoạch 103/KH-UBND", file=SimpleUploadedFile("scan 01.pdf", hostile.PDF))
    made = publish_attachment(attachment_id=kept.pk, folder=tmp_path)
    assert made.name.startswith("ke-hoach-103-kh-ubnd-")
    assert made.name.endswith(".pdf")
    assert (tmp_path / made.name).read_bytes() == hostile.PDF
    assert publish_attachment(attachment_id=kept.pk, folder=tmp_path) == made


def test_what_is_gone_is_refused_in_words(tmp_path: Path) -> None:
    kept = recording("x.mp3", sounds.mp3())
    kept.file.storage.delete(str(kept.file.name))
    with pytest.raises(NotFound):
        publish_recording(recording_id=kept.pk, folder=tmp_path)
    with pytest.raises(NotFound):
        publish_attachment(attachment_id=404, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []
