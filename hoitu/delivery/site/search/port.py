"""What a search is asked and answers, whatever the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import Protocol

PERIODS: dict[str, int] = {"1": 1, "7": 7, "30": 30, "365": 365}
"""Choices of "published within", in days."""

CANDIDATES = 500
"""Each step looks at this many newest matches, so that a word of every second article costs no more than a rare one."""

HEADLINE, PHRASE, ANYWHERE = "headline", "phrase", "anywhere"
"""Where the words stand, best first: all in the headline; side by side; all somewhere in the article."""


@dataclass(frozen=True)
class Query:
    """What is looked for: words as written and without accents, in an edition, perhaps in one section, since when."""

    exact: tuple[str, ...]
    folded: tuple[str, ...]
    language: str
    section: str = ""
    since: datetime | None = None
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True)
class Found:
    """Numbers of articles of one page, best first; `total` counts at most CANDIDATES, then `more` is set."""

    numbers: list[int] = field(default_factory=list)
    total: int = 0
    more: bool = False


@dataclass(frozen=True)
class Document:
    """What is indexed of one article: words as written and words without accents, of headline and of body."""

    number: int
    language: str
    section: str
    at: datetime
    headline: tuple[list[str], list[str]]
    body: tuple[list[str], list[str]]


class Engine(Protocol):
    """An index of articles: each implementation keeps one row per article number."""

    def put(self, document: Document) -> None:
        """Index a document in place of what its number had."""

    def drop(self, number: int) -> None:
        """Forget a document."""

    def find(self, query: Query) -> Found:
        """Return one page of matches: those with the accents as written come first, then the rest, each by rank."""


Step = Callable[[bool, str], Iterable[int]]


def by_steps(query: Query, step: Step) -> Found:
    """Return the page asked for: `step(exact, where)` gives the best matches of one kind, at most CANDIDATES.

    Exact before folded; in each: headline, side by side, anywhere. A later step adds what no earlier one had, and is
    not asked once the page is full; the last one, which finds all that any other does, counts them.
    """
    if not query.folded:
        return Found()
    wheres = (HEADLINE, PHRASE, ANYWHERE) if len(query.folded) > 1 else (HEADLINE, ANYWHERE)
    levels = (False,) if query.exact == query.folded else (True, False)  # typed without accents: one level says all
    *better, last = product(levels, wheres)
    numbers: dict[int, None] = {}
    for exact, where in better:
        numbers.update(dict.fromkeys(step(exact, where)))
        if len(numbers) >= query.offset + query.limit:
            break
    if len(numbers) < CANDIDATES:
        numbers.update(dict.fromkeys(step(*last)))
    best = list(numbers)[:CANDIDATES]
    return Found(best[query.offset : query.offset + query.limit], len(best), more=len(best) == CANDIDATES)
