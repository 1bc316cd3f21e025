"""One story down the main road by the newsroom's own operations, and how long until readers have it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from django.conf import settings

from hoitu.delivery.site import queries as site
from hoitu.foundation.directory import queries as directory
from hoitu.foundation.directory.queries import Person
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.content import DraftContent
from hoitu.web.bench.archives import desk
from hoitu.web.demo import people

T = TypeVar("T")
PATIENCE_S = 60.0
LOOK_S = 0.002
FEED = "feed/tin-moi.json"


@dataclass(frozen=True)
class Seen:
    """Milliseconds from the call of `release` until each thing was there."""

    release_ms: float
    page_ms: float
    feed_ms: float
    search_ms: float
    path: str

    def as_json(self) -> dict[str, float | str]:
        """Return it as JSON values."""
        return asdict(self)


class NotSeen(Exception):  # noqa: N818 - says what happened
    """A release did not reach its readers in time."""


def walk(content: DraftContent, *, now: datetime) -> UUID:
    """Take a text of anh Bình's through every level; return the output, approved and waiting for its release."""
    binh, tam, lan, hanh = (_person(name) for name in ("binh", "tam", "lan", "hanh"))
    story = newsroom.open_story(by=tam, unit_id=desk(), title=content.headline, is_demo=True, now=now)
    newsroom.file_story(by=tam, story_id=story.pk, title=content.headline, section_code="thoi-su", now=now)
    newsroom.assign(by=tam, story_id=story.pk, assignee_id=binh.pk, now=now)
    newsroom.set_contribution(by=tam, story_id=story.pk, person_id=binh.pk, part="text", now=now)
    output = newsroom.add_output(by=tam, story_id=story.pk, kind="web", now=now)
    saved = newsroom.save_draft(by=binh, output_id=output.pk, base_version=0, content=content, now=now)
    newsroom.submit(by=binh, output_id=output.pk, now=now)
    for person, level in ((tam, "desk"), (lan, "secretariat"), (hanh, "chief")):
        code = people.code(person.username, now) if level == "chief" else ""
        newsroom.approve(
            by=person, output_id=output.pk, level=level, content_hash=saved.content_hash, code=code, now=now
        )
    return output.pk


def release(output_id: UUID, asked: str, *, now: datetime) -> Seen:
    """Release an approved output and watch until page, feed and a search for `asked` have it."""
    hanh, started = _person("hanh"), time.perf_counter()
    newsroom.release(by=hanh, output_id=output_id, now=now)
    released = _since(started)
    path = _wait(lambda: place.path if (place := site.place_of(output_id)) else "")
    public = Path(settings.PUBLIC_ROOT)
    page = public / path.strip("/") / "index.html"
    _wait(page.is_file)
    paged = _since(started)
    _wait(lambda: path in (public / FEED).read_text(encoding="utf-8"))
    fed = _since(started)
    _wait(lambda: any(hit.card.path == path for hit in site.search(asked, language="vi", now=now).hits))
    return Seen(released, paged, fed, _since(started), path)


def _wait(look: Callable[[], T]) -> T:
    until = time.perf_counter() + PATIENCE_S
    while time.perf_counter() < until:
        if found := look():
            return found
        time.sleep(LOOK_S)
    raise NotSeen(f"Bài đã phát hành nhưng sau {PATIENCE_S:.0f} giây chưa lên trang: worker có chạy không?")


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000


def _person(username: str) -> Person:
    found = directory.person_named(username)
    if found is None:
        raise NotSeen(f"Không có người dùng minh họa {username}.")
    return found
