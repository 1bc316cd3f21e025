"""Texts as a newspaper of the province might have them, from the words of the demo's stories; a seed repeats them."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

STORIES = Path(__file__).resolve().parents[1] / "demo" / "stories"
FAMILIES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Đặng",
    "Thạch",
    "Kim",
    "Sơn",
    "Lâm",
    "Trương",
    "Diệp",
    "Tăng",
)
MIDDLES = ("Văn", "Thị", "Minh", "Hữu", "Ngọc", "Thanh", "Sa", "Đức", "Hoàng", "Mỹ", "Quốc", "Kiều", "Chí", "Bảo")
GIVENS = (
    "Bình", "Lan", "Hạnh", "Tâm", "Rone", "Phúc", "Quân", "Vy", "Tuyết", "Khởi", "Nghĩa", "Thủy", "Hòa", "Đạt",
    "Liêm", "Nhẫn", "Xuân", "Yến", "Dũng", "Trinh", "Khoa", "Oanh", "Giàu", "Thạnh", "Kha", "Nở", "Út", "Sáng",
)  # fmt: skip
KHMER_END = "។"


@dataclass(frozen=True)
class Text:
    """One made-up article, in one language."""

    language: str
    headline: str
    lead: str
    paragraphs: tuple[str, ...]
    person: str = ""
    """A person named in it, Vietnamese articles alone."""


class Writer:
    """Writes articles one after another; two writers of one seed write the same."""

    def __init__(self, seed: int = 103) -> None:
        self._random = random.Random(seed)  # noqa: S311 - made-up texts hide nothing

    def articles(self, count: int, *, khmer_every: int = 100) -> Iterator[Text]:
        """Yield `count` articles; every so manieth is Khmer (0: none)."""
        for number in range(count):
            yield self.khmer() if khmer_every and number % khmer_every == khmer_every - 1 else self.vietnamese()

    def vietnamese(self) -> Text:
        """Return an article of some 250 to 400 words, with a person's name and the number of a paper in it."""
        draw, person = self._random, self.name()
        paragraphs = [
            " ".join(self._sentence(9, 26) for _ in range(draw.randint(2, 4))) for _ in range(draw.randint(4, 6))
        ]
        paragraphs.insert(1, f"Ông (bà) {person} cho biết theo văn bản số {draw.randint(1, 9999)}: {paragraphs.pop(1)}")
        return Text("vi", self._sentence(7, 14)[:110].rstrip(" ."), self._sentence(14, 28), tuple(paragraphs), person)

    def khmer(self) -> Text:
        """Return a short Khmer article: sentences of the demo's stories in another order."""
        draw, sentences = self._random, corpus().khmer
        picked = [draw.choice(sentences) for _ in range(8)]
        body = (" ".join(picked[2:5]), " ".join(picked[5:]))
        return Text("km", picked[0].rstrip(KHMER_END)[:110], picked[1], body)

    def name(self) -> str:
        """Return a person's name; most are rare."""
        return " ".join(self._random.choice(part) for part in (FAMILIES, MIDDLES, GIVENS))

    def _sentence(self, least: int, most: int) -> str:
        """Walk from word to word as the stories do, so that neighbours and frequencies are those of the language."""
        known, draw = corpus(), self._random.random
        length = least + int(draw() * (most - least))
        word = known.openers[int(draw() * len(known.openers))]
        words = [word]
        while len(words) < length:
            following = known.following.get(word) or known.openers
            word = following[int(draw() * len(following))]
            words.append(word.lower() if following is known.openers else word)
        text = " ".join(words).rstrip(",;:.")
        return f"{text[0].upper()}{text[1:]}."


@dataclass(frozen=True)
class Corpus:
    """The demo's stories as words: what opens a sentence, what follows what, and Khmer sentences."""

    openers: list[str]
    following: dict[str, list[str]]
    khmer: list[str]
    counted: Counter[str]


@cache
def corpus() -> Corpus:
    """Return the words of the demo's stories."""
    openers, khmer = [], []
    following: dict[str, list[str]] = defaultdict(list)
    counted: Counter[str] = Counter()
    for story in stories():
        for sentence in _sentences(story):
            words = sentence.split()
            openers.append(words[0])
            for one, other in pairwise(words):
                following[one].append(other)
            counted.update(word.strip(",;:.?!“”()").lower() for word in words)
        km = story.get("km") or {}
        whole = [km.get("headline", ""), km.get("lead", ""), *km.get("body", [])]
        khmer += [f"{part.strip()}{KHMER_END}" for text in whole for part in text.split(KHMER_END) if part.strip()]
    return Corpus(openers, dict(following), khmer, counted)


def stories() -> list[dict[str, Any]]:
    """Return the demo's stories as they are written down."""
    files = sorted(STORIES.glob("*.yaml"))
    return [story for file in files for story in yaml.safe_load(file.read_text(encoding="utf-8"))]


def _sentences(story: dict[str, Any]) -> Iterator[str]:
    for text in (story.get("headline", ""), story.get("lead", ""), *story.get("body", [])):
        for part in text.replace("; ", ". ").split(". "):
            if part.strip():
                yield part.strip()
