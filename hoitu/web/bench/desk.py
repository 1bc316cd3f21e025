"""The main screens of the newsroom, opened as the people who live in them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoitu.foundation.directory import queries as directory
from hoitu.web.bench.figures import percentile

SCREENS = {
    "Bàn làm việc": "/toa-soan/",
    "Tin bài": "/toa-soan/tin-bai/",
    "Sản phẩm": "/toa-soan/san-pham/",
    "Sản phẩm, tìm": "/toa-soan/san-pham/?q=lua+huu+co",
    "Đề tài": "/toa-soan/de-tai/",
}
PERSON = "tam"


@dataclass
class Screen:
    """One screen: how long it took each time, how many statements it asked."""

    name: str
    address: str
    times_ms: list[float] = field(default_factory=list)
    queries: int = 0
    status: int = 0

    def as_json(self) -> dict[str, object]:
        """Return it as JSON values."""
        return {**asdict(self), "p95_ms": percentile(self.times_ms, 0.95), "p50_ms": percentile(self.times_ms, 0.5)}


def open_all(rounds: int, progress: Callable[[int], object]) -> list[Screen]:
    """Open each screen `rounds` times in turn, after once to warm up."""
    client, person = Client(), directory.person_named(PERSON)
    if person is None:
        raise RuntimeError(f"No demo person {PERSON}.")
    client.force_login(person, "hoitu.foundation.directory.backends.DirectoryBackend")
    screens = [Screen(*pair) for pair in SCREENS.items()]
    for number in range(rounds + 1):
        for screen in screens:
            with CaptureQueriesContext(connection) as asked:
                started = time.perf_counter()
                response = client.get(screen.address)
                passed = (time.perf_counter() - started) * 1000
            screen.status, screen.queries = response.status_code, len(asked)
            if number:
                screen.times_ms.append(passed)
        progress(number)
    return screens
