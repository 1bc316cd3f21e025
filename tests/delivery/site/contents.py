"""Releases as the newsroom hands them on, made up for tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from hoitu.production.newsroom.release_content import Byline, ReleaseContent, Term
from tests.world import NOON, World

POLITICS = Term(code="thoi-su", name="Thời sự", name_km="ព័ត៌មាន")
CULTURE = Term(code="van-hoa", name="Văn hóa", name_km="វប្បធម៌")
FARMING = Term(code="medtop:20000210", name="Nông nghiệp", name_km="កសិកម្ម", slug="nong-nghiep")
KHMER_HEADLINE = "ខេត្តត្រាវិញកំណត់គោលដៅបរិវត្តកម្មឌីជីថលសារព័ត៌មាន"


def paragraph(html: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": html}


def released(world: World, headline: str = "Nông dân Cầu Ngang được mùa tôm", **changes: Any) -> ReleaseContent:
    """Return the first release of an article by anh Bình in Thời sự, with `changes`."""
    at: datetime = changes.pop("at", NOON)
    content = ReleaseContent(
        release_id=uuid4(),
        output_id=uuid4(),
        story_id=uuid4(),
        agency_id=world.newspaper.pk,
        agency_name="Báo Trà Vinh",
        kind="web",
        language="vi",
        seq=1,
        act="publish",
        headline=headline,
        lead="Vụ tôm năm nay thắng lớn nhờ con nước thuận và giá ổn định.",
        body=[paragraph("<p>Bà con <b>đồng bào</b> Khmer ở xã Mỹ Long phấn khởi.</p>")],
        cover_id=None,
        section=POLITICS,
        topics=[FARMING],
        places=[],
        bylines=[Byline(person_id=str(world.binh.pk), name="Nguyễn Văn Bình", part="reporter")],
        ai_use="",
        is_demo=False,
        first_released_at=at,
        released_at=at,
        content_hash="0" * 64,
    )
    return replace(content, **changes)


def again(content: ReleaseContent, act: str = "update", **changes: Any) -> ReleaseContent:
    """Return the next release of the same output, an hour later."""
    later = content.released_at + timedelta(hours=1)
    return replace(content, release_id=uuid4(), seq=content.seq + 1, act=act, released_at=later, **changes)


def in_khmer(content: ReleaseContent, **changes: Any) -> ReleaseContent:
    """Return a Khmer output of the same story."""
    khmer = {
        "release_id": uuid4(),
        "output_id": uuid4(),
        "language": "km",
        "headline": KHMER_HEADLINE,
        "lead": "ប្រជាជនខ្មែរក្នុងឃុំសប្បាយរីករាយ។",
        "body": [paragraph("<p>ប្រជាជនខ្មែរក្នុងឃុំសប្បាយរីករាយណាស់។</p>")],
    }
    return replace(content, **{**khmer, **changes})
