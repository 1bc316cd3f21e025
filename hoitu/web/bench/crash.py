"""`bench crash`: the sending process is killed between any two steps; nothing may be lost, doubled or come back."""

from __future__ import annotations

import json
import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from hoitu.web.bench import homes
from hoitu.web.bench.report import Report

POINTS = 200
WRONG = ("lost", "doubled", "resurrected")
START = "import django; django.setup(); from hoitu.web.bench import crash_yard; crash_yard.main()"


def lives(home: Path, *, points: int, seed: int, **settings: str) -> Iterator[dict[str, Any]]:
    """Yield what went wrong at each point, and at last the sums; raises CommandError where the yard itself broke."""
    env = homes.environment(home, **{"DJANGO_SETTINGS_MODULE": "hoitu.web.settings", **settings})
    command = [sys.executable, "-c", START]
    with homes.process(command, env, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as yard:
        if yard.stdin is None or yard.stdout is None:
            raise CommandError("Tiến trình đo không mở được.")
        yard.stdin.write(json.dumps({"points": points, "seed": seed}).encode() + b"\n")
        yard.stdin.close()
        ended = False
        with yard.stdout as lines:
            for line in lines:
                said: dict[str, Any] = json.loads(line)
                yield said
                ended = bool(said.get("end"))
        if ended:
            return
    raise CommandError("Tiến trình đo hỏng giữa chừng: xem lỗi ở trên.")


def run(report: Report, *, points: int, seed: int | None) -> None:
    """Kill, start again, judge; the last line says it all, and the command ends with 1 where anything is not 0."""
    seed = secrets.randbelow(1_000_000) if seed is None else seed
    report.say(f"hạt giống {seed}")
    found: dict[str, Any] = {}
    with homes.temporary_folder() as home:
        for number, said in enumerate(report.bar(lives(home, points=points, seed=seed), "crash")):
            found = said
            if not said.get("end") and any(said[name] for name in WRONG):
                report.say(f"điểm {number}: {json.dumps(said)}")
    for place, count in sorted(found["places"].items(), key=lambda pair: -pair[1]):
        report.say(f"  {count:4} × {place}")
    for name in WRONG:
        report.put(name, found[name])
    sums = " ".join(f"{name}={found[name]}" for name in WRONG)
    report.say(f"points={points} {sums} seed={seed}")
    if any(found[name] for name in WRONG):
        sys.exit(1)
