"""Temporary installations: a folder of their own, a process inside, and servers beside it; all gone afterwards."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

PATIENCE_S = 90
OURS = ("DATABASE_URL", "HOITU_", "PORT", "DJANGO_SETTINGS_MODULE")  # the user's own settings stay outside


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that is gone when the block ends."""
    with tempfile.TemporaryDirectory(prefix="hoitu-bench-") as folder:
        yield Path(folder)


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the environment of processes that know this installation and nothing of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "HOITU_HOME": str(home), **more}


@contextmanager
def process(command: Sequence[str], env: Mapping[str, str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run a program until the block ends; its whole session is gone afterwards."""
    started = subprocess.Popen(command, env=env, start_new_session=True, **options)
    try:
        yield started
    finally:
        stop(started)


def stop(started: subprocess.Popen[bytes]) -> None:
    """End a process we started, by its id: politely, then not."""
    if started.poll() is None:
        started.terminate()
        try:
            started.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(started.pid, signal.SIGKILL)
            started.wait()


class Inside:
    """The process that works inside an installation."""

    def __init__(self, running: subprocess.Popen[bytes]) -> None:
        self._running = running

    def ask(self, do: str, progress: Callable[[int], object] = lambda _done: None, **given: Any) -> dict[str, Any]:
        """Have it do something and return its answer; raises CommandError with what went wrong."""
        if self._running.stdin is None or self._running.stdout is None:
            raise CommandError("Tiến trình đo không có đường dây.")
        self._running.stdin.write(f"{json.dumps({'do': do, **given})}\n".encode())
        self._running.stdin.flush()
        for line in self._running.stdout:
            message = json.loads(line)
            if "answer" in message:
                return dict(message["answer"])
            if "error" in message:
                raise CommandError(f"Không đo được ({do}): {message['error']}")
            if "progress" in message:
                progress(message["progress"])
        raise CommandError(f"Tiến trình đo đã dừng giữa chừng ({do}): xem lỗi ở trên.")


@contextmanager
def inside(home: Path) -> Iterator[Inside]:
    """Run the process inside an installation until the block ends."""
    command = [sys.executable, "-m", "hoitu.web.bench.inside"]
    with process(command, environment(home), stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        yield Inside(running)


@contextmanager
def worker(home: Path) -> Iterator[None]:
    """Run `hoitu work` in an installation until the block ends."""
    with process([sys.executable, "-m", "hoitu", "work"], environment(home), stdout=subprocess.DEVNULL):
        yield


@contextmanager
def all_of(parts: Sequence[Any]) -> Iterator[list[Any]]:
    """Enter several of these at once."""
    with ExitStack() as stack:
        yield [stack.enter_context(part) for part in parts]
