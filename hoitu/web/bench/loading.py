"""Load on a server over kept connections: by wrk, or by a small loader of our own where wrk is missing."""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import time
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.core.management.base import CommandError

CONNECTIONS = 16
INSTALL_WRK = "sudo apt install wrk"
_RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
_BAD = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.+)")


def wrk() -> str | None:
    """Return where wrk is, None where it is missing."""
    return shutil.which("wrk")


def requests_per_s(url: str, *, seconds: float, gzip: bool = False, pinned: Sequence[str] = ()) -> float:
    """Return how many answers a second the server gives to 16 kept connections of one thread.

    `pinned` is a prefix of the command (taskset). Raises CommandError where an answer was not 200.
    """
    headers = ["Accept-Encoding: gzip"] if gzip else []
    program = wrk()
    if program is None:
        return asyncio.run(_own(url, seconds, headers))
    wanted = [argument for header in headers for argument in ("-H", header)]
    command = [*pinned, program, "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}s", *wanted, url]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    rate, bad = _RATE.search(said), _BAD.search(said)
    if rate is None or bad:
        raise CommandError(f"wrk không đo được {url}: {(bad[0] if bad else said).strip()}")
    return float(rate[1])


async def _own(url: str, seconds: float, headers: Sequence[str]) -> float:
    """Ask over the same number of connections from one thread of Python."""
    parts = urlsplit(url)
    lines = [f"GET {parts.path or '/'} HTTP/1.1", f"Host: {parts.netloc}", *headers]
    request = "\r\n".join([*lines, "", ""]).encode()
    until = time.perf_counter() + seconds
    started = time.perf_counter()
    counts = await asyncio.gather(
        *(_connection(parts.hostname or "127.0.0.1", parts.port or 80, request, until) for _ in range(CONNECTIONS))
    )
    return sum(counts) / (time.perf_counter() - started)


async def _connection(host: str, port: int, request: bytes, until: float) -> int:
    reader, writer = await asyncio.open_connection(host, port)
    done = 0
    try:
        while time.perf_counter() < until:
            writer.write(request)
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            if b" 200 " not in head.split(b"\r\n", 1)[0]:
                raise CommandError(f"Máy chủ trả lời khác 200: {head[:60].decode('latin-1')}")
            length = re.search(rb"content-length: (\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            done += 1
    finally:
        writer.close()
    return done
