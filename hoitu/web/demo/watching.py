"""`python -m hoitu.web.demo.watching PORT [--fill]`: keeps the demo's processes together, itself a few megabytes.

It takes the place of `hoitu demo` once everything is prepared, and loads neither Django nor the house.
"""

from __future__ import annotations

import signal
import sys
import threading

from hoitu.web.demo import running

HOST = "127.0.0.1"


def main() -> int:
    """Serve and work until told to stop; return the exit code."""
    port, fill = int(sys.argv[1]), "--fill" in sys.argv
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    try:
        with running.running(host=HOST, port=port) as demo:
            demo.wait_until_it_answers()
            demo.introduce(fill=fill)
            trouble = demo.wait(stop)
    except running.NotStarted as error:
        trouble = str(error)
    if trouble:
        sys.stderr.write(f"{trouble}: xem lỗi ở trên, rồi chạy lại; những gì đã lưu vẫn còn.\n")
        return 1
    sys.stdout.write("Đã dừng.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
