"""What keeps a work from being released, in words a reporter can act on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from pytest_django import DjangoAssertNumQueries

from hoitu.foundation.media.models import Attachment, Consent, Licence, Recording
from hoitu.foundation.media.queries import licence_state, licences_expiring, works_of
from tests.foundation.media import hostile, sounds
from tests.foundation.media.works import photo

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 24)


def problems(*photos: int, purpose: str = "web", on: date = TODAY) -> list[str]:
    return works_of(photo_ids=photos).problems(purpose=purpose, on=on)


def test_a_photo_with_words_and_no_licence_is_ready() -> None:
    assert problems(photo().pk) == []


def test_missing_words_are_named_one_by_one() -> None:
    assert problems(photo(alt=" ", credit="").pk) == [
        "Ảnh “Ghe ngo” chưa có mô tả cho người khiếm thị.",
        "Ảnh “Ghe ngo” chưa ghi tác giả hoặc nguồn.",
    ]


def test_a_work_that_is_gone_is_a_problem_not_a_crash() -> None:
    assert len(works_of(photo_ids=[9], recording_ids=["x"], attachment_ids=[8]).problems(purpose="web", on=TODAY)) == 3


def test_a_licence_counts_for_its_purposes_and_window_only() -> None:
    licence = Licence.objects.create(name="TTXVN 2026", purposes=["web"], to_date=date(2026, 12, 1))
    wanted = photo(licence=licence).pk
    assert problems(wanted) == []
    assert len(problems(wanted, purpose="print")) == 1
    assert problems(wanted, on=date(2026, 11, 30)) == []
    assert "01/12/2026" in problems(wanted, on=date(2026, 12, 1))[0]


def test_consent_is_asked_for_until_it_is_recorded() -> None:
    licence = Licence.objects.create(name="Bạn đọc", needs_consent=True)
    wanted = photo(licence=licence)
    assert len(problems(wanted.pk)) == 1
    Consent.objects.create(photo=wanted, given_by="Bà Thạch Thị A", from_date=TODAY, evidence="Thư 20/11/2026")
    assert problems(wanted.pk) == []


def test_many_works_are_asked_in_few_queries(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    wanted = [photo().pk for _ in range(8)]
    with django_assert_max_num_queries(5):
        problems(*wanted)


def test_licences_about_to_end_are_listed() -> None:
    soon = Licence.objects.create(name="Sắp hết", to_date=date(2026, 12, 10))
    Licence.objects.create(name="Đã hết", to_date=date(2026, 11, 1))
    Licence.objects.create(name="Còn lâu", to_date=date(2027, 11, 1))
    assert list(licences_expiring(on=TODAY)) == [soon]


def test_a_recording_needs_its_words_and_a_document_its_source() -> None:
    sound = Recording.objects.create(title="Bản tin", file=SimpleUploadedFile("x.mp3", sounds.mp3()))
    paper = Attachment.objects.create(title="KH 103", file=SimpleUploadedFile("x.pdf", hostile.PDF))
    said = works_of(recording_ids=[str(sound.pk)], attachment_ids=[paper.pk]).problems(purpose="radio", on=TODAY)
    assert said == [
        "Âm thanh hoặc video “Bản tin” chưa có bản chép lời.",
        "Âm thanh hoặc video “Bản tin” chưa ghi tác giả hoặc nguồn.",
        "Tài liệu “KH 103” chưa ghi nguồn.",
    ]


def test_the_state_of_a_licence_is_told_in_words() -> None:
    def state(**window: date) -> str:
        return licence_state(Licence(name="x", **window), TODAY)

    assert state() == "còn hiệu lực"
    assert state(from_date=date(2027, 1, 1)) == "chưa có hiệu lực"
    assert state(to_date=TODAY) == "đã hết hạn"
    assert state(to_date=date(2026, 12, 1)) == "còn 7 ngày"


def test_a_change_of_what_readers_see_is_noted() -> None:
    wanted = photo(alt="", credit="Thanh Bình")
    wanted.description = "Đua ghe ngo"
    wanted.save()
    assert wanted.shown_changed_at is None, "what a release asks for may be filled in late"
    wanted.save()
    assert wanted.shown_changed_at is None
    wanted.caption = "Lời mới"
    wanted.save()
    noted = wanted.shown_changed_at
    assert noted is not None
    assert works_of(photo_ids=[wanted.pk]).changed_since(noted) == []
    (said,) = works_of(photo_ids=[wanted.pk]).changed_since(noted - timedelta(seconds=1))
    assert said.startswith("“Ghe ngo” đã bị sửa trong thư viện")
