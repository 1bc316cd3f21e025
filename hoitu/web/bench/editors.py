"""`bench editors`: fifty people write at once, each autosaving, on SQLite; none of what was accepted may be lost."""

from __future__ import annotations

import http.client
import json
import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from hoitu.web import serving
from hoitu.web.bench import homes, stock
from hoitu.web.bench.figures import Aim, percentile
from hoitu.web.bench.report import Report

HOST = "127.0.0.1"
EDITORS = 50
STORIES = 200  # in the archive around them
EVERY_S = 10.0  # as the writing page does
BEAT_EVERY = 2  # saves between two signs of life: one every 20 s
SENTENCE = "Sáng nay, bà con xã Long Đức gặt lúa hữu cơ sớm hơn mọi năm một tuần. "
AIM_MS = 1_000
TOKEN = "b" * 32  # both halves of the check against forged requests come from the browser itself


@dataclass
class Editor:
    """One writer: what was sent and accepted, how long each save took, what went wrong."""

    session: str
    output_id: str
    accepted: list[str] = field(default_factory=list)
    saves_ms: list[float] = field(default_factory=list)
    beats_ms: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def write(self, port: int, rounds: int, started: float, offset: float) -> None:
        """Save `rounds` times, one every EVERY_S, beginning `offset` seconds after the start."""
        line = http.client.HTTPConnection(HOST, port, timeout=60)
        for number in range(rounds):
            time.sleep(max(0.0, started + offset + number * EVERY_S - time.monotonic()))
            if number % BEAT_EVERY == 0:
                self._post(line, "co-mat/", {"tab": self.session[:12], "writes": "yes", "typed": "yes"}, self.beats_ms)
            headline = f"Lần lưu {number} của {self.output_id[-6:]}"
            status, said = self._post(line, "", self._form(headline, number), self.saves_ms)
            if status == 200 and said.get("version") == len(self.accepted) + 1:  # noqa: PLR2004 - the usual status
                self.accepted.append(headline)
            else:
                self.troubles.append(f"{status}: {str(said)[:120]}")
        line.close()

    def _post(
        self, line: http.client.HTTPConnection, to: str, form: dict[str, str], times: list[float]
    ) -> tuple[int, dict[str, Any]]:
        headers = {
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "X-Requested-With": "XMLHttpRequest",
        }
        started = time.perf_counter()
        line.request("POST", f"/toa-soan/san-pham/{self.output_id}/{to}", urlencode(form), headers)
        answer = line.getresponse()
        body = answer.read()
        times.append((time.perf_counter() - started) * 1000)
        is_json = "json" in (answer.headers.get("Content-Type") or "")
        return answer.status, json.loads(body) if is_json else {}

    def _form(self, headline: str, number: int) -> dict[str, str]:
        """Return the writing form with a text that has grown by a paragraph since the last save."""
        form = {"base_version": str(len(self.accepted)), "headline": headline, "lead": SENTENCE}
        form |= {"cover": "", "ai_use": "", "body-count": str(number + 5)}
        for place in range(number + 5):
            start = f"body-{place}-"
            form |= {f"{start}deleted": "", f"{start}order": str(place), f"{start}type": "paragraph", f"{start}id": ""}
            form[f"{start}value"] = _contentstate(SENTENCE * 6 + str(place))
        return form


def run(report: Report, *, rounds: int, editors: int, kept: Path | None) -> None:
    """Measure and report; the server, the worker and all browsers share this machine."""
    with homes.temporary_folder() as folder:
        home = stock.home_with(STORIES, into=folder, kept=kept)
        with homes.inside(home) as inside:
            report.say(f"Mời {editors} phóng viên, mỗi người một bài…")
            seats = inside.ask("seats", count=editors)["seats"]
            writers = [Editor(**seat) for seat in seats]
            _work(writers, home, folder, rounds)
            lost = sum(_lost(writer, inside.ask("kept", output_id=writer.output_id)["kept"]) for writer in writers)
    _sum_up(report, writers, lost)


def _work(writers: list[Editor], home: Path, folder: Path, rounds: int) -> None:
    port = serving.free_port(HOST)
    command, env = [sys.executable, "-m", "hoitu", "serve", "--port", str(port)], homes.environment(home)
    draw = random.Random(103)  # noqa: S311 - spreads the writers over the interval, the same each time
    with (
        (folder / "serve.log").open("wb") as log,
        homes.process(command, env, stdout=log, stderr=log),
        homes.worker(home),
    ):
        _wait_for(port)
        started = time.monotonic() + 1.0
        with ThreadPoolExecutor(len(writers)) as threads:
            done = [threads.submit(one.write, port, rounds, started, draw.uniform(0, EVERY_S)) for one in writers]
            for each in done:
                each.result()


def _wait_for(port: int) -> None:
    until = time.monotonic() + homes.PATIENCE_S
    while time.monotonic() < until:
        line = http.client.HTTPConnection(HOST, port, timeout=10)
        try:
            line.request("GET", "/healthz")
            line.getresponse().read()
        except OSError:
            time.sleep(0.2)
        else:
            return
        finally:
            line.close()


def _lost(writer: Editor, versions: list[str]) -> int:
    """Return how many accepted saves are not among the versions, in their order."""
    return sum(1 for number, headline in enumerate(writer.accepted) if versions[number : number + 1] != [headline])


def _sum_up(report: Report, writers: list[Editor], lost: int) -> None:
    saves, beats = [ms for one in writers for ms in one.saves_ms], [ms for one in writers for ms in one.beats_ms]
    troubles = [trouble for one in writers for trouble in one.troubles]
    for trouble in troubles[:5]:
        report.say(f"  trục trặc: {trouble}")
    report.say(f"{len(writers)} người, {len(saves)} lần lưu (mỗi người {EVERY_S:.0f} giây một lần),")
    middle, most = percentile(saves, 0.5), percentile(saves, 0.95)
    report.say(f"  lưu p50 {middle:.0f} ms, p95 {most:.0f} ms, lâu nhất {max(saves):.0f} ms")
    report.say(f"  báo có mặt p50 {percentile(beats, 0.5):.0f} ms, p95 {percentile(beats, 0.95):.0f} ms")
    report.put("editors", len(writers))
    report.put("saves", len(saves))
    report.put("save_p95_ms", most)
    report.put("beat_p95_ms", percentile(beats, 0.95))
    report.judge(Aim("lost", lost, 0))
    report.judge(Aim("refused", len(troubles), 0))
    report.judge(Aim("save_p95_ms", most, AIM_MS))


def _contentstate(text: str) -> str:
    """Return a paragraph as the editor's field holds it."""
    plain: dict[str, Any] = {"type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": [], "data": {}}
    return json.dumps({"blocks": [{"key": "abcde", "text": text, **plain}], "entityMap": {}})
