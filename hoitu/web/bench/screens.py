"""`bench desk`: the main screens of the newsroom over an archive of a hundred thousand stories."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hoitu.web.bench import homes, stock
from hoitu.web.bench.figures import Aim
from hoitu.web.bench.report import Report

SIZE = 100_000
AIM_MS = 300
MOST_QUERIES = 12


def run(report: Report, *, rounds: int, size: int, kept: Path | None) -> None:
    """Measure and report each screen."""
    with homes.temporary_folder() as folder:
        home = stock.home_with(size, into=folder, kept=kept)
        with homes.inside(home) as inside:
            screens = inside.ask("screens", rounds=rounds)["screens"]
    for screen in screens:
        report.say(f"{screen['name']:20} {_said(screen)}")
    worst = max(screen["p95_ms"] for screen in screens)
    report.put("stories", size)
    report.put("worst_p95_ms", worst)
    report.put("most_queries", max(screen["queries"] for screen in screens))
    report.judge(Aim("worst_p95_ms", worst, AIM_MS))
    report.judge(Aim("most_queries", max(screen["queries"] for screen in screens), MOST_QUERIES))


def _said(screen: dict[str, Any]) -> str:
    if screen["status"] != 200:  # noqa: PLR2004 - the usual status
        return f"trả lời {screen['status']}"
    times = f"p50 {screen['p50_ms']:6.0f} ms, p95 {screen['p95_ms']:6.0f} ms, CPU {screen['cpu_p50_ms']:6.0f} ms"
    return f"{times}, {screen['queries']:2} truy vấn, {screen['bytes'] // 1000:4} kB"
