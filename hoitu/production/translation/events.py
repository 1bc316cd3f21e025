"""What translation tells the floors above; written to the outbox in the act's own transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class PairShown:
    """What readers are to be told of a released translation has changed: current, labelled or held."""

    name: ClassVar[str] = "translation.pair.shown"
    output_id: str
    shown: str


@dataclass(frozen=True)
class PairFellBehind:
    """The source says something the translation does not: `paragraphs` more than before are to be done."""

    name: ClassVar[str] = "translation.pair.fell_behind"
    pair_id: str
    paragraphs: int
