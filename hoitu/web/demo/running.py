"""The processes of the demo: started together, watched together, stopped together."""

from __future__ import annotations

import http.client
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from hoitu.web import serving

PATIENCE_S = 30.0
LEAVE_S = 15.0


class NotStarted(Exception):  # noqa: N818 - says what happened
    """A process of the demo ended, or does not answer."""


@dataclass
class Demo:
    """The running demo: where it answers and its processes."""

    host: str
    port: int
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    filling: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The http address people type."""
        return serving.address(self.host, self.port)

    def fallen(self) -> subprocess.Popen[bytes] | None:
        """Return a process that ended by itself, if any."""
        return next((process for process in self.processes if process.poll() is not None), None)

    def wait_until_it_answers(self) -> None:
        """Wait for /readyz; raise NotStarted when it takes too long or a process ends."""
        until = time.monotonic() + PATIENCE_S
        while time.monotonic() < until:
            if self.fallen():
                msg = "Một tiến trình đã dừng ngay khi khởi động: xem lỗi ở trên."
                raise NotStarted(msg)
            if self._answers():
                return
            time.sleep(0.1)
        msg = f"{self.address} không trả lời sau {PATIENCE_S:.0f} giây: máy có thể quá bận; hãy chạy lại."
        raise NotStarted(msg)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            connection.close()

    def introduce(self, *, fill: bool) -> None:
        """Have the accounts printed and, where asked, the stories brought in; it ends by itself."""
        self.filling = _started([sys.executable, "-m", "hoitu", "demo", "fill" if fill else "introduce", self.address])

    def wait(self, stop: threading.Event) -> str:
        """Watch until told to stop ("") or until something goes wrong (what)."""
        while not stop.wait(0.5):
            if self.fallen():
                return "Một tiến trình đã dừng giữa chừng"
            if self.filling and self.filling.poll():
                return "Chưa tạo xong dữ liệu minh họa"
        return ""


@contextmanager
def running(*, host: str, port: int) -> Iterator[Demo]:
    """Run server and worker until the block ends; both are gone afterwards, whatever happened."""
    demo = Demo(host, port)
    try:
        for command in (serving.command_line(host=host, port=port), [sys.executable, "-m", "hoitu", "work"]):
            demo.processes.append(_started(command))
        yield demo
    finally:
        _stop([*demo.processes, *([demo.filling] if demo.filling else [])])


def _started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches us alone, and we stop the others in order.
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    until = time.monotonic() + LEAVE_S
    for process in processes:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
