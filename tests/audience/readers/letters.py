"""What readers send, for tests: comments on an article of Thời sự, letters with news."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from hoitu.audience.readers import operations
from hoitu.audience.readers.models import Comment, Letter
from hoitu.audience.readers.values import AboutArticle, LetterWords, Words
from tests.world import NOON, World

ARTICLE = UUID("0198a6c0-0000-7000-8000-000000000001")


def article(world: World, **changes: Any) -> AboutArticle:
    """Return what the site tells of an article of Báo Trà Vinh, published today at noon."""
    about = AboutArticle(
        output_id=ARTICLE,
        agency_id=world.newspaper.pk,
        language="vi",
        section_code="thoi-su",
        headline="Nông dân Cầu Ngang được mùa tôm",
        path="/thoi-su/nong-dan-cau-ngang-duoc-mua-tom-1/",
        published_at=NOON,
    )
    return replace(about, **changes)


def comment(
    world: World, text: str = "Bài viết rất hay.", *, name: str = "Cô Út", contact: str = "", now: datetime = NOON,
    about: AboutArticle | None = None,
) -> Comment:  # fmt: skip
    """Send a comment."""
    words = Words(name=name, text=text, contact=contact)
    return operations.send_comment(comment_id=uuid4(), article=about or article(world), words=words, now=now)


def shown(world: World, text: str = "Bài viết rất hay.", **how: Any) -> Comment:
    """Send a comment and put it on the page."""
    made = comment(world, text, **how)
    operations.approve(by=world.tam, comment_ids=[made.pk], now=how.get("now", NOON))
    made.refresh_from_db()
    return made


def letter(world: World, subject: str = "Cầu ấp Giồng Lức sắp sập", *, now: datetime = NOON, **how: Any) -> Letter:
    """Send a letter with news."""
    words = LetterWords(
        subject=subject, text=how.pop("text", "Hai trụ cầu nghiêng từ sáng nay."), name="Cô Út", place="Giồng Lức",
        contact=how.pop("contact", ""), wants_fee=how.pop("wants_fee", False),
    )  # fmt: skip
    return operations.send_letter(
        letter_id=how.pop("letter_id", uuid4()),
        agency_id=world.newspaper.pk,
        kind=how.pop("kind", "news"),
        language="vi",
        words=words,
        files=how.pop("files", ()),
        now=now,
    )


def photo(name: str = "cau.jpg") -> SimpleUploadedFile:
    """Return a photo whose file tells where it was taken."""
    made, told = BytesIO(), Image.Exif()
    gps = told.get_ifd(0x8825)
    gps[1], gps[2] = "N", (9.0, 56.0, 0.0)
    Image.new("RGB", (64, 48), "teal").save(made, "JPEG", exif=told)
    return SimpleUploadedFile(name, made.getvalue(), content_type="image/jpeg")
