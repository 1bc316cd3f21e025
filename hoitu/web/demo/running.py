"""The processes of the demo: started together, watched together, stopped together.

Run as a program (`python -m hoitu.web.demo.running PORT`) it is the demo's first process. It never loads Django, so it
stays small beside the server and the worker; what needs the house is done by children: settle, introduce, fill.
"""

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

HOST = "127.0.0.1"
PATIENCE_S = 60.0
LEAVE_S = 15.0
# Pictures are encoded in large pieces of memory: with these the C library gives them back at once.
THRIFT = {"MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "524288", "MALLOC_TRIM_THRESHOLD_": "524288"}
UNFILLED = "Chưa chuẩn bị xong dữ liệu minh họa"
PAUSE_S = 0.5  # before a process that died is started again; twice as long each time
DEATHS, WITHIN_S = 5, 60.0  # so many deaths in so short a time, and there is no point in going on
Process = subprocess.Popen[bytes]


class NotStarted(Exception):  # noqa: N818 - says what happened
    """A process of the demo ended, or does not answer."""


@dataclass
class Lasting:
    """A process that runs as long as the demo: started again when it dies, as systemd does on a real machine."""

    command: Sequence[str]
    process: Process
    deaths: list[float] = field(default_factory=list)
    again_at: float = 0.0

    def tend(self, now: float) -> None:
        """Start it again where it died and its pause is over; raise NotStarted when it dies again and again."""
        if self.process.poll() is None:
            return
        if not self.again_at:
            self.deaths = [each for each in self.deaths if now - each < WITHIN_S] + [now]
            if len(self.deaths) >= DEATHS:
                msg = f"Một tiến trình dừng {DEATHS} lần trong một phút: {' '.join(self.command[1:])}"
                raise NotStarted(msg)
            self.again_at = now + PAUSE_S * 2 ** (len(self.deaths) - 1)
            sys.stdout.write("Một tiến trình vừa dừng giữa chừng; đang khởi động lại. Trang báo vẫn mở.\n")
            sys.stdout.flush()
        elif now >= self.again_at:
            self.process, self.again_at = _started(self.command), 0.0


@dataclass
class Demo:
    """The running demo: where it answers, what must keep running, and what ends by itself."""

    host: str
    port: int
    lasting: list[Lasting] = field(default_factory=list)
    passing: list[Process] = field(default_factory=list)

    @property
    def address(self) -> str:
        """The http address people type."""
        return serving.address(self.host, self.port)

    def start(self) -> None:
        """Start server and worker."""
        for command in (serving.command_line(host=self.host, port=self.port), _verb("work")):
            self.lasting.append(Lasting(command, _started(command)))

    def tend(self) -> None:
        """Start again what died; raise NotStarted where that is no use, or where a part failed."""
        for each in self.lasting:
            each.tend(time.monotonic())
        if any(process.poll() for process in self.passing):
            raise NotStarted(UNFILLED)

    def begin(self, *part: str) -> Process:
        """Start a part of `hoitu demo` that ends by itself."""
        self.passing.append(_started(_verb("demo", *part)))
        return self.passing[-1]

    def trouble(self) -> str:
        """Return what went wrong, or nothing."""
        if any(each.process.poll() is not None for each in self.lasting):
            return "Một tiến trình đã dừng giữa chừng"
        return UNFILLED if any(process.poll() for process in self.passing) else ""

    def wait_until_it_answers(self) -> None:
        """Wait for /readyz; raise NotStarted when it takes too long or a process ends."""
        until = time.monotonic() + PATIENCE_S
        while not self._answers():
            if self.trouble():
                raise NotStarted(self.trouble())
            if time.monotonic() > until:
                msg = f"{self.address} không trả lời sau {PATIENCE_S:.0f} giây: máy có thể quá bận"
                raise NotStarted(msg)
            time.sleep(0.1)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection(self.host, self.port, timeout=5)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            connection.close()

    def stop(self) -> None:
        """Tell all processes to end, and end those that do not."""
        processes = [*self.passing, *(each.process for each in self.lasting)]
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


@contextmanager
def running(*, host: str, port: int) -> Iterator[Demo]:
    """Run server and worker until the block ends; both are gone afterwards, whatever happened."""
    demo = Demo(host, port)
    try:
        demo.start()
        yield demo
    finally:
        demo.stop()


def main(port: int) -> int:
    """Run the whole demo until Ctrl-C or SIGTERM; return 1 when something failed."""
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    for name, value in THRIFT.items():
        os.environ.setdefault(name, value)
    demo = Demo(HOST, port)
    try:
        _go(demo, stop)
    except NotStarted as error:
        sys.stderr.write(f"Lỗi: {error}. Xem lỗi ở trên, rồi chạy lại; những gì đã lưu vẫn còn.\n")
        return 1
    finally:
        demo.stop()
    sys.stdout.write("Đã dừng.\n")
    return 0


def _go(demo: Demo, stop: threading.Event) -> None:
    if not _finish(demo, stop, "settle"):
        return
    demo.start()
    demo.wait_until_it_answers()
    if not _finish(demo, stop, "introduce", demo.address):
        return
    demo.begin("fill")
    while not stop.wait(0.5):
        demo.tend()


def _finish(demo: Demo, stop: threading.Event, *part: str) -> bool:
    """Wait for a part to end; return False when told to stop meanwhile."""
    process = demo.begin(*part)
    while process.poll() is None:
        if stop.wait(0.05):
            return False
        demo.tend()
    demo.tend()
    return not stop.is_set()


def _verb(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "hoitu", *arguments]


def _started(command: Sequence[str]) -> Process:
    # A session of its own: Ctrl-C reaches us alone, and we stop the others in order.
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
