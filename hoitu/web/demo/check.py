"""`hoitu demo --check`: a fresh house, its server and worker, and the main road walked once. Run as a program."""

from __future__ import annotations

import os
import signal
import sys
import time

import django


def main(port: int) -> int:
    """Prepare, start, walk, stop; return 0 when the article was found everywhere it should be."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoitu.web.settings")
    django.setup()
    from hoitu.kernel import clock  # noqa: PLC0415 - after the settings
    from hoitu.web import preparing  # noqa: PLC0415
    from hoitu.web.demo import road, running, seed  # noqa: PLC0415

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(130))  # the block below stops server and worker
    begun = time.monotonic()
    preparing.prepare(say)
    say("Tạo người dùng minh họa…")
    seed.settle(clock.now(), lambda step: say(f"  {step}"))
    try:
        with running.running(host=running.HOST, port=port) as demo:
            demo.wait_until_it_answers()
            say(f"Máy chủ trả lời ở {demo.address} sau {time.monotonic() - begun:.1f} giây. Đi con đường chính:")
            address = road.walk(demo.address, say)
    except (road.WrongTurn, LookupError, running.NotStarted, OSError) as error:
        sys.stderr.write(f"  ✗ {error}\nChưa đạt.\n")
        return 1
    say(f"Đạt: bài ở {address}, {time.monotonic() - begun:.1f} giây từ đầu đến cuối.")
    return 0


def say(line: str) -> None:
    """Print at once, also into a pipe."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
