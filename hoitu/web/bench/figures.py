"""Figures out of measurements: percentiles, medians with their spread, ratios. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest value that `share` (above 0, at most 1) of all values do not exceed (nearest rank)."""
    ordered = sorted(values)
    if not ordered or not 0 < share <= 1:
        raise ValueError("A percentile needs values, and a share above 0 and at most 1.")
    return ordered[math.ceil(share * len(ordered)) - 1]


@dataclass(frozen=True)
class Spread:
    """The median of repeated rounds, with the least and the greatest."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:,.2f} ({self.least:,.2f} … {self.most:,.2f})"


def spread(values: Sequence[float]) -> Spread:
    """Return median, least and greatest of at least one value."""
    return Spread(median(values), min(values), max(values))


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return ours ÷ theirs round by round: what slows the machine in one round slows both."""
    return [one / other for one, other in zip(ours, theirs, strict=True)]


@dataclass(frozen=True)
class Aim:
    """What was measured beside what it should be; `at_least` tells which side is good."""

    name: str
    value: float
    aim: float
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the aim is reached."""
        return self.value >= self.aim if self.at_least else self.value <= self.aim

    def __str__(self) -> str:
        sign = "≥" if self.at_least else "≤"
        return f"{self.name}: {self.value:,.2f} (đích {sign} {self.aim:g}: {'đạt' if self.met else 'CHƯA ĐẠT'})"
