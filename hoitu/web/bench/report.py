"""What a bench tells: lines for people, at the end one line of JSON for machines."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from tqdm import tqdm

from hoitu.web.bench.figures import Aim

T = TypeVar("T")


@dataclass
class Report:
    """The lines go out at once; figures and aims wait for the end."""

    bench: str
    rounds: int
    write: Callable[[str], object]
    figures: dict[str, float | int | str] = field(default_factory=dict)
    aims: list[Aim] = field(default_factory=list)

    def say(self, line: str) -> None:
        """Tell people something."""
        self.write(line)

    def bar(self, things: Iterable[T], what: str) -> Iterable[T]:
        """Go through things with a progress bar (on a terminal)."""
        return tqdm(things, desc=what, file=sys.stderr, disable=None, leave=False)

    def put(self, name: str, value: float) -> None:
        """Keep a figure; the name carries its unit, as `p95_ms` or `ratio_nginx`."""
        self.figures[name] = round(value, 3)

    def judge(self, aim: Aim) -> None:
        """Tell a figure beside its aim."""
        self.aims.append(aim)
        self.say(str(aim))

    def conditions(self) -> str:
        """Return on what this was measured."""
        load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "?"
        return f"{self.rounds} vòng, {os.cpu_count()} nhân, Python {platform.python_version()}, tải máy {load}"

    def as_json(self) -> str:
        """Return the one line of JSON."""
        load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0
        said = {"bench": self.bench, "rounds": self.rounds, "load_1min": load, **self.figures}
        return json.dumps({**said, "aims_met": all(aim.met for aim in self.aims)}, ensure_ascii=False)
