"""`bench search`: forty questions to an archive of a hundred thousand, through the search page and the query alone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from django.core.management.base import CommandError

from hoitu.web.bench import homes, stock
from hoitu.web.bench.figures import Aim, percentile
from hoitu.web.bench.questions import questions
from hoitu.web.bench.report import Report

SIZE = 100_000
AIM_MS = 50


def run(report: Report, *, rounds: int, size: int, kept: Path | None) -> None:
    """Measure and report; each round asks all questions once, in the same order, after one that warms up."""
    times: dict[str, list[float]] = defaultdict(list)
    queries: list[float] = []
    with homes.temporary_folder() as folder:
        home = stock.home_with(size, into=folder, kept=kept)
        with homes.inside(home) as inside:
            for number in report.bar(range(rounds + 1), "tìm kiếm"):
                for question in questions():
                    answer = inside.ask("search", asked=question.asked, language=question.language)
                    if answer["status"] != 200:  # noqa: PLR2004 - the usual status
                        raise CommandError(f"Trang tìm kiếm trả lời {answer['status']} cho {question.asked!r}.")
                    if number:
                        times[question.kind].append(answer["view_ms"])
                        queries.append(answer["query_ms"])
    for kind, values in times.items():
        report.say(f"  {kind:26} p50 {percentile(values, 0.5):6.1f} ms, p95 {percentile(values, 0.95):6.1f} ms")
    _sum_up(report, [value for values in times.values() for value in values], queries, size)


def _sum_up(report: Report, pages: list[float], queries: list[float], size: int) -> None:
    report.say(f"{len(pages)} lần hỏi {size:,} tin: cả trang p50 {percentile(pages, 0.5):.1f} ms;")
    report.say(f"  riêng câu hỏi p50 {percentile(queries, 0.5):.1f} ms, p95 {percentile(queries, 0.95):.1f} ms")
    report.put("stories", size)
    report.put("p50_ms", percentile(pages, 0.5))
    report.put("p95_ms", percentile(pages, 0.95))
    report.put("query_p50_ms", percentile(queries, 0.5))
    report.put("query_p95_ms", percentile(queries, 0.95))
    report.judge(Aim("p95_ms", percentile(pages, 0.95), AIM_MS))
