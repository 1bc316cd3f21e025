"""`bench site`: one frozen article through our own server and through nginx, round by round."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.management.base import CommandError

from hoitu.web import serving
from hoitu.web.bench import homes, loading, nginx, stock
from hoitu.web.bench.figures import Aim, ratios, spread
from hoitu.web.bench.report import Report

HOST = "127.0.0.1"
AIM = 0.25
SECONDS = 4.0
STORIES = 40  # enough for related articles and full lists around the one that is asked for


@dataclass
class Contest:
    """Rates of both servers, round by round, of the plain and of the compressed page."""

    ours: list[float] = field(default_factory=list)
    nginx: list[float] = field(default_factory=list)


def run(report: Report, *, rounds: int, kept: Path | None) -> None:
    """Measure and report; the servers share the same cores and serve the same bytes."""
    program = nginx.program()
    if program is None:
        raise CommandError(f"Thiếu nginx: chạy '{nginx.INSTALL}' rồi thử lại.")
    if loading.wrk() is None:
        report.say(f"Thiếu wrk, dùng bộ tạo tải riêng (chậm hơn): muốn đo kỹ thì chạy '{loading.INSTALL_WRK}'.")
    with homes.temporary_folder() as folder, _served(folder, program, kept) as (path, ours, theirs):
        size = _same_body(f"{ours}{path}", f"{theirs}{path}")
        report.say(f"Bài {path}: {size[False]:,} byte, nén còn {size[True]:,} byte.")
        for gzip in (False, True):
            _contest(report, f"{ours}{path}", f"{theirs}{path}", rounds=rounds, gzip=gzip)


def _contest(report: Report, ours: str, theirs: str, *, rounds: int, gzip: bool) -> None:
    contest, pinned = Contest(), _pinned(last=True)
    for url in (ours, theirs):
        loading.requests_per_s(url, seconds=1, gzip=gzip, pinned=pinned)
    for _ in report.bar(range(rounds), "nén" if gzip else "không nén"):
        contest.ours.append(loading.requests_per_s(ours, seconds=SECONDS, gzip=gzip, pinned=pinned))
        contest.nginx.append(loading.requests_per_s(theirs, seconds=SECONDS, gzip=gzip, pinned=pinned))
    ratio, name = spread(ratios(contest.ours, contest.nginx)), "gzip_" if gzip else ""
    report.say(f"{'nén gzip' if gzip else 'không nén'}: máy chủ có sẵn {spread(contest.ours)} trang/s;")
    report.say(f"  nginx {spread(contest.nginx)} trang/s; tỉ số {ratio}")
    report.put(f"{name}requests_per_s", spread(contest.ours).middle)
    report.put(f"{name}nginx_requests_per_s", spread(contest.nginx).middle)
    report.put(f"{name}ratio_nginx", ratio.middle)
    report.judge(Aim(f"{name}ratio_nginx", ratio.middle, AIM, at_least=True))


@contextmanager
def _served(folder: Path, program: str, kept: Path | None) -> Iterator[tuple[str, str, str]]:
    """Prepare an installation with a released article; serve it twice. Yield its path and both addresses."""
    home = stock.home_with(STORIES, into=folder, kept=kept)
    with homes.inside(home) as inside, homes.worker(home):
        for number in range(3):
            path = str(inside.ask("release", number=number, rounds=3)["path"])
    own_port, nginx_port = serving.free_port(HOST), serving.free_port(HOST)
    own = [*_pinned(), sys.executable, "-m", "hoitu", "serve", "--port", str(own_port)]
    other = [*_pinned(), *nginx.command(program, folder=folder / "nginx", public=home / "public", port=nginx_port)]
    env, quiet = homes.environment(home), subprocess.DEVNULL
    with homes.process(own, env, stdout=quiet), homes.process(other, env, stdout=quiet):
        addresses = [serving.address(HOST, port) for port in (own_port, nginx_port)]
        for address in addresses:
            _wait_for(f"{address}{path}")
        yield path, addresses[0], addresses[1]


def _pinned(*, last: bool = False) -> list[str]:
    """Return the prefix that gives servers all cores but one, and the load the last; nothing on a single core."""
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    taskset = shutil.which("taskset")
    if taskset is None or len(cores) < 2:  # noqa: PLR2004 - one for the servers, one for the load
        return []
    return [taskset, "-c", ",".join(map(str, cores[-1:] if last else cores[:-1]))]


def _wait_for(url: str) -> None:
    until = time.monotonic() + homes.PATIENCE_S
    while time.monotonic() < until:
        try:
            _fetch(url, gzip=False)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise CommandError(f"{url} không trả lời sau {homes.PATIENCE_S} giây.")


def _same_body(ours: str, theirs: str) -> dict[bool, int]:
    """Return the size of the page, plain and compressed; raises where the servers differ."""
    sizes = {}
    for gzip in (False, True):
        one, other = _fetch(ours, gzip=gzip), _fetch(theirs, gzip=gzip)
        if one != other:
            raise CommandError("Hai máy chủ trả về nội dung khác nhau: phép so sánh không có nghĩa.")
        sizes[gzip] = len(one)
    return sizes


def _fetch(url: str, *, gzip: bool) -> bytes:
    # Only servers of our own on 127.0.0.1 are asked here.
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"} if gzip else {})  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
        return bytes(response.read())
