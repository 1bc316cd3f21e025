"""`hoitu bench`: measure speed and size."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hoitu.web.bench import crash, demo, editors, release, screens, search, site
from hoitu.web.bench.report import Report

MOST = 1_000_000
TERMINATED = 143
ROUNDS = {"crash": 1, "site": 5, "release": 20, "search": 5, "demo": 1, "desk": 10, "editors": 12}


class Command(BaseCommand):
    """Run one bench in temporary folders and tell its figures."""

    help = "đo tốc độ và bộ nhớ (site, release, search, demo, desk, editors, crash) trong thư mục tạm"

    def add_arguments(self, parser: CommandParser) -> None:
        """Take what to measure, how often, how large, and where prepared archives are kept."""
        parser.add_argument("name", choices=list(ROUNDS), help="đo gì")
        parser.add_argument("--rounds", type=int, help="số vòng đo (mặc định tùy phép đo)")
        parser.add_argument(
            "--size",
            default="",
            help="số tin trong kho (editors: số người viết), cách nhau bằng dấu phẩy, ví dụ 1000,100000",
        )
        parser.add_argument("--archive", type=Path, help="thư mục giữ các kho tin đã tạo để lần sau khỏi tạo lại")
        parser.add_argument("--points", type=int, default=crash.POINTS, help="crash: số lần giết tiến trình")
        parser.add_argument("--seed", type=int, help="crash: hạt giống, để lặp lại đúng một lần đo")
        parser.add_argument("--json", action="store_true", help="dòng cuối là kết quả dạng JSON")

    def handle(
        self, *, name: str, rounds: int | None, size: str, archive: Path | None, json: bool, **options: Any
    ) -> None:
        """Measure; people read the lines, machines the last one."""
        report = Report(name, ROUNDS[name] if rounds is None else rounds, self._say)
        if report.rounds < 1:
            raise CommandError("--rounds phải từ 1 trở lên.")
        if not sys.platform.startswith("linux"):
            raise CommandError("Phép đo này cần Linux.")
        # Told to stop, we still end what we started and take our folders away.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
        self._say(f"{name}: {report.conditions()}")
        if name == "crash":
            crash.run(report, points=options["points"], seed=options["seed"])
        else:
            _run(report, name, _sizes(size), archive)
        if json:
            self._say(report.as_json())

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def _run(report: Report, name: str, sizes: list[int], kept: Path | None) -> None:
    if name == "site":
        site.run(report, rounds=report.rounds, kept=kept)
    elif name == "release":
        release.run(report, rounds=report.rounds, sizes=sizes or release.SIZES, kept=kept)
    elif name == "search":
        search.run(report, rounds=report.rounds, size=sizes[0] if sizes else search.SIZE, kept=kept)
    elif name == "desk":
        screens.run(report, rounds=report.rounds, size=sizes[0] if sizes else screens.SIZE, kept=kept)
    elif name == "editors":
        editors.run(report, rounds=report.rounds, editors=sizes[0] if sizes else editors.EDITORS, kept=kept)
    else:
        demo.run(report, rounds=report.rounds)


def _sizes(given: str) -> list[int]:
    try:
        sizes = [int(part) for part in given.split(",") if part.strip()]
    except ValueError:
        sizes = [0]
    if any(not 0 < size <= MOST for size in sizes):
        raise CommandError("--size là các số từ 1 đến 1000000, cách nhau bằng dấu phẩy.")
    return sorted(set(sizes))
