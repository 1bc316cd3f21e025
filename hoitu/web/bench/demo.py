"""`bench demo`: from `bin/demo` to the home page, and the memory of all its processes."""

from __future__ import annotations

import http.client
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management.base import CommandError

from hoitu.web import serving
from hoitu.web.bench import homes, processes
from hoitu.web.bench.figures import Aim, spread
from hoitu.web.bench.report import Report

HOST = "127.0.0.1"
PROGRAM = Path(__file__).resolve().parents[3] / "bin" / "demo"
AIM_S, AIM_MB = 30, 600
PATIENCE_S = 600
LOOK_S = 0.25


@dataclass
class Start:
    """One start: when the home page came, when all stories were there, and the most memory meanwhile."""

    answers_s: float = 0.0
    filled_s: float = 0.0
    most: dict[str, float] = field(default_factory=lambda: {"rss_mb": 0.0, "pss_mb": 0.0})
    at_rest: dict[str, float] = field(default_factory=dict)


def run(report: Report, *, rounds: int) -> None:
    """Measure and report; every round starts in an empty folder and waits until the demo's stories are all there."""
    subprocess.run([sys.executable, "-m", "hoitu.web.blank"], check=True)  # as preparing the environment does
    starts = [_start() for _ in report.bar(range(rounds), "demo")]
    answers, filled = spread([each.answers_s for each in starts]), spread([each.filled_s for each in starts])
    most = spread([each.most["rss_mb"] for each in starts])
    report.say(f"Trang báo trả lời sau {answers} s; đủ tin bài sau {filled} s.")
    report.say(
        f"Bộ nhớ mọi tiến trình: nhiều nhất {most} MB; lúc yên {spread([s.at_rest['rss_mb'] for s in starts])} MB"
    )
    report.put("answers_s", answers.middle)
    report.put("filled_s", filled.middle)
    report.put("rss_mb", most.middle)
    report.put("pss_mb", spread([each.most["pss_mb"] for each in starts]).middle)
    report.put("rest_rss_mb", spread([each.at_rest["rss_mb"] for each in starts]).middle)
    report.judge(Aim("answers_s", answers.middle, AIM_S))
    report.judge(Aim("rss_mb", most.middle, AIM_MB))


def _start() -> Start:
    port = serving.free_port(HOST)
    with homes.temporary_folder() as folder:
        home, started, start = folder / "home", time.monotonic(), Start()
        env = homes.environment(home, PORT=str(port))
        with homes.process([str(PROGRAM)], env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
            while not start.filled_s:
                passed = time.monotonic() - started
                if running.poll() is not None or passed > PATIENCE_S:
                    raise CommandError("bin/demo dừng hoặc quá chậm: chạy `bin/demo` riêng để xem lỗi.")
                _look(start, running.pid, port, passed)
                if (home / "demo-seeded").is_file():
                    start.filled_s = passed
                time.sleep(LOOK_S)
            time.sleep(5)  # the worker freezes what came last
            start.at_rest = processes.memory_mb(running.pid)
    return start


def _look(start: Start, pid: int, port: int, passed: float) -> None:
    if not start.answers_s and _home_page_is_there(port):
        start.answers_s = passed
    for name, value in processes.memory_mb(pid).items():
        start.most[name] = max(start.most[name], value)


def _home_page_is_there(port: int) -> bool:
    """Return whether the home page of readers answers 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=2)
    with suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/")
        return connection.getresponse().status == http.client.OK
    connection.close()
    return False
