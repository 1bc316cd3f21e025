"""`bench release`: from the call of `release` to page, feed and search, with a small and with a large archive."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hoitu.web.bench import homes, stock
from hoitu.web.bench.figures import Aim, percentile
from hoitu.web.bench.report import Report

SIZES = (1_000, 10_000, 100_000)
AIM_MS, AIM_GROWTH = 1_000, 1.3
STEPS = {"release_ms": "đã ghi", "page_ms": "có trang", "feed_ms": "có trong feed", "search_ms": "tìm thấy"}


def run(report: Report, *, rounds: int, sizes: Sequence[int], kept: Path | None) -> None:
    """Measure and report: one installation for each size, with its own worker, visited in turn."""
    with homes.temporary_folder() as folder:
        prepared = [stock.home_with(size, into=folder, kept=kept) for size in sizes]
        with homes.all_of([homes.worker(home) for home in prepared]):
            seen = _rounds(report, prepared, sizes, rounds)
    p95 = {}
    for size in sizes:
        values = [each["search_ms"] for each in seen[size]]
        p50, p95[size] = percentile(values, 0.5), percentile(values, 0.95)
        report.say(f"{size:>7,} tin: p50 {p50:.0f} ms, p95 {p95[size]:.0f} ms  ({_by_step(seen[size])})")
        report.put(f"p50_{size}_ms", p50)
        report.put(f"p95_{size}_ms", p95[size])
    report.put("p95_ms", p95[sizes[-1]])
    report.judge(Aim("p95_ms", p95[sizes[-1]], AIM_MS))
    if len(sizes) > 1:
        medians = [percentile([each["search_ms"] for each in seen[size]], 0.5) for size in (sizes[0], sizes[-1])]
        report.put("growth_ratio_p50", medians[1] / medians[0])
        report.put("growth_ratio", p95[sizes[-1]] / p95[sizes[0]])
        report.judge(Aim("growth_ratio", p95[sizes[-1]] / p95[sizes[0]], AIM_GROWTH))


def _rounds(
    report: Report, prepared: Sequence[Path], sizes: Sequence[int], rounds: int
) -> dict[int, list[dict[str, Any]]]:
    """Return what was seen per size; the first round warms up and is not counted."""
    seen: dict[int, list[dict[str, Any]]] = {size: [] for size in sizes}
    with homes.all_of([homes.inside(home) for home in prepared]) as insides:
        for number in report.bar(range(rounds + 1), "phát hành"):
            for size, inside in zip(sizes, insides, strict=True):
                answer = inside.ask("release", number=number, rounds=rounds + 1)
                if number:
                    seen[size].append(answer)
    return seen


def _by_step(seen: Sequence[dict[str, Any]]) -> str:
    return ", ".join(f"{word} {percentile([each[name] for each in seen], 0.5):.0f}" for name, word in STEPS.items())
