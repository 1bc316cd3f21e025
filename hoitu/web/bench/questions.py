"""Forty searches as readers ask them: common and rare words, one and several, with and without accents, some Khmer."""

from __future__ import annotations

import random
from dataclasses import dataclass

from hoitu.kernel import khmer
from hoitu.kernel.text import fold
from hoitu.web.bench.texts import Writer, corpus


@dataclass(frozen=True)
class Question:
    """What is asked in which edition; `kind` groups the figures."""

    asked: str
    language: str
    kind: str


def questions(seed: int = 7) -> list[Question]:
    """Return the forty, the same for the same seed."""
    draw, writer = random.Random(seed), Writer(seed)  # noqa: S311 - a choice of words hides nothing
    words = [word for word, _times in corpus().counted.most_common() if word.isalpha()]
    common, middling = words[:8], [words[len(words) * step // 40] for step in range(4, 12)]
    phrases = [_phrase(draw, 2 + number % 2) for number in range(8)]
    names = [writer.name() for _ in range(5)]
    km = [draw.choice([part for part in khmer.segment(draw.choice(corpus().khmer)) if len(part) > 2]) for _ in range(3)]  # noqa: PLR2004 - single letters are no words
    asked = [
        *(Question(word, "vi", "từ phổ biến") for word in common),
        *(Question(fold(word), "vi", "từ phổ biến, không dấu") for word in common[:4]),
        *(Question(word, "vi", "từ thường") for word in middling),
        *(Question(phrase, "vi", "cụm từ") for phrase in phrases),
        *(Question(fold(phrase), "vi", "cụm từ, không dấu") for phrase in phrases[:4]),
        *(Question(name, "vi", "tên người") for name in names[:3]),
        *(Question(fold(name), "vi", "tên người, không dấu") for name in names[3:]),
        *(Question(word, "km", "tiếng Khmer") for word in km),
    ]
    draw.shuffle(asked)
    return asked


def _phrase(draw: random.Random, length: int) -> str:
    """Return words that stand side by side in the stories."""
    word = draw.choice(corpus().openers)
    words = [word]
    while len(words) < length:
        word = draw.choice(corpus().following.get(word) or corpus().openers)
        words.append(word)
    return " ".join(word.strip(",;:.“”()").lower() for word in words)
