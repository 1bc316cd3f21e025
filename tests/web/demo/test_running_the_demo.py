"""`hoitu demo` as a new user meets it: it answers, tells the accounts, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from hoitu.web import serving

pytestmark = [pytest.mark.slow, pytest.mark.crash]
PROJECT = Path(__file__).resolve().parents[3]
PATIENCE_S = 240


def environment(home: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HOITU_", "DATABASE_", "DJANGO_"))
    }
    return {**kept, "HOITU_HOME": str(home)}


def test_the_check_walks_the_main_road_and_passes(tmp_path: Path) -> None:
    walked = subprocess.run(
        [sys.executable, "-m", "hoitu", "demo", "--check"],
        cwd=PROJECT, env=environment(tmp_path), capture_output=True, text=True, timeout=PATIENCE_S, check=False,
    )  # fmt: skip
    assert walked.returncode == 0, walked.stdout + walked.stderr
    assert "Đạt" in walked.stdout


def test_the_demo_answers_tells_its_accounts_outlives_its_worker_and_stops_whole(tmp_path: Path) -> None:
    port = serving.free_port("127.0.0.1")
    said = tmp_path / "said"
    with said.open("wb") as output:
        demo = subprocess.Popen(
            [sys.executable, "-m", "hoitu", "demo", "--port", str(port)],
            cwd=PROJECT, env=environment(tmp_path / "home"), stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        until = time.monotonic() + PATIENCE_S
        while "Ctrl-C" not in said.read_text(encoding="utf-8"):
            assert demo.poll() is None, said.read_text(encoding="utf-8")
            assert time.monotonic() < until
            time.sleep(0.2)
        assert answers(port)
        outlives_its_worker(psutil.Process(demo.pid), port)
        children = psutil.Process(demo.pid).children(recursive=True)
        assert children
    finally:
        demo.send_signal(signal.SIGTERM)
        code = demo.wait(60)
    assert code == 0, said.read_text(encoding="utf-8")
    gone, alive = psutil.wait_procs(children, timeout=10)
    assert gone
    assert not alive


def answers(port: int) -> bool:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=20) as answer:
        return bool(answer.status == 200)


def outlives_its_worker(demo: psutil.Process, port: int) -> None:
    """Kill the worker: readers notice nothing, and another takes its place."""
    first = worker_of(demo)
    assert first is not None
    first.kill()
    until = time.monotonic() + 30
    while (other := worker_of(demo)) is None or other.pid == first.pid:
        assert answers(port)
        assert time.monotonic() < until
        time.sleep(0.2)


def worker_of(demo: psutil.Process) -> psutil.Process | None:
    running = [each for each in demo.children(recursive=True) if each.status() != psutil.STATUS_ZOMBIE]
    return next((each for each in running if each.cmdline()[1:4] == ["-m", "hoitu", "work"]), None)
