"""The main screens of the newsroom, opened as the people who live in them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.directory import queries as directory
from hoitu.kernel import clock
from hoitu.production.newsroom import queries as newsroom
from hoitu.web.bench.figures import percentile

EDITOR, CHIEF, ADMINISTRATOR = "tam", "hanh", "quan"
BACKEND = "hoitu.foundation.directory.backends.DirectoryBackend"
SCREENS = (
    ("Bàn làm việc", "/toa-soan/", EDITOR),
    ("Tin bài", "/toa-soan/tin-bai/", EDITOR),
    ("Tin bài, tìm", "/toa-soan/tin-bai/?text=lua+huu+co", EDITOR),
    ("Sản phẩm", "/toa-soan/san-pham/", EDITOR),
    ("Sản phẩm, tìm", "/toa-soan/san-pham/?text=lua+huu+co", EDITOR),
    ("Sản phẩm, trang 90", "/toa-soan/san-pham/?p=90", EDITOR),
    ("Đề tài", "/toa-soan/de-tai/", EDITOR),
    ("Lịch tháng", "/toa-soan/ke-hoach/", EDITOR),
    ("Bảng", "/toa-soan/ke-hoach/bang/", EDITOR),
    ("Bảng theo người", "/toa-soan/ke-hoach/bang/?theo=person", EDITOR),
    ("Giao ban", "/toa-soan/ke-hoach/giao-ban/", EDITOR),
    ("Nhân lực", "/toa-soan/ke-hoach/nhan-luc/", EDITOR),
    ("Khung", "/toa-soan/ke-hoach/khung/", EDITOR),
    ("Bản dịch", "/toa-soan/ban-dich/", "sarone"),
    ("Ma trận ngôn ngữ", "/toa-soan/ban-dich/ma-tran/", "sarone"),
    ("Thông báo", "/toa-soan/thong-bao/", EDITOR),
    ("Ảnh", "/toa-soan/images/", EDITOR),
    ("Âm thanh, video", "/toa-soan/am-thanh-video/", EDITOR),
    ("Danh bạ", "/toa-soan/danh-ba/", CHIEF),
    ("Nhật ký", "/toa-soan/nhat-ky/", CHIEF),
    ("Trang, mục", "/toa-soan/trang-muc/", "lan"),
    ("Việc nền", "/toa-soan/viec-nen/", ADMINISTRATOR),
)

FRAMES = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
"""What stands around questions and asks nothing: a session is written down every so often."""


@dataclass
class Screen:
    """One screen: how long it took each time, how many statements it asked, how many bytes it has."""

    name: str
    address: str
    person: str
    times_ms: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)
    queries: int = 0
    bytes: int = 0
    status: int = 0

    def as_json(self) -> dict[str, object]:
        """Return it as JSON values."""
        worked = percentile(self.cpu_ms, 0.5)
        shares = {"p95_ms": percentile(self.times_ms, 0.95), "p50_ms": percentile(self.times_ms, 0.5)}
        return {**asdict(self), **shares, "cpu_p50_ms": worked}


def open_all(rounds: int, progress: Callable[[int], object]) -> list[Screen]:
    """Open each screen `rounds` times in turn, after once to warm up."""
    screens = [Screen(*each) for each in (*SCREENS, *_of_the_newest_story())]
    browsers = {name: _browser(name) for name in {screen.person for screen in screens}}
    for number in range(rounds + 1):
        for screen in screens:
            _open(screen, browsers[screen.person], counts=number > 0)
        progress(number)
    return screens


def _open(screen: Screen, browser: Client, *, counts: bool) -> None:
    with CaptureQueriesContext(connection) as asked:
        started, worked = time.perf_counter(), time.process_time()
        response = browser.get(screen.address)
        passed, worked = time.perf_counter() - started, time.process_time() - worked
    questions = [query["sql"] for query in asked.captured_queries if not query["sql"].startswith(FRAMES)]
    screen.status, screen.queries, screen.bytes = response.status_code, len(questions), len(response.content)
    if counts:
        screen.times_ms.append(passed * 1000)
        screen.cpu_ms.append(worked * 1000)


def _browser(name: str) -> Client:
    person = directory.person_named(name)
    if person is None:
        raise RuntimeError(f"No demo person {name}.")
    browser = Client()
    browser.force_login(person, BACKEND)
    return browser


def _of_the_newest_story() -> list[tuple[str, str, str]]:
    """Return the screens of one story and its text."""
    person = directory.person_named(EDITOR)
    newest = newsroom.outputs(person, clock.now()).first() if person else None
    if newest is None:
        return []
    story, output = f"/toa-soan/tin-bai/{newest.story_id}/", f"/toa-soan/san-pham/{newest.pk}/"
    return [
        ("Hồ sơ tin bài", story, EDITOR),
        ("Đọc, viết", output, EDITOR),
        ("Phiên bản", f"{output}phien-ban/", EDITOR),
        ("Hồ sơ duyệt", f"{output}ho-so-duyet/", EDITOR),
    ]
