"""What a search is asked and answers, whatever the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import product
from typing import Protocol

CANDIDATES = 500
"""Each step looks at this many newest matches, so that a word of every second article costs no more than a rare one."""

HEADLINE, PHRASE, ANYWHERE, NEWEST = "headline", "phrase", "anywhere", "newest"
"""Where the words stand, best first: all in the headline; side by side; all somewhere. Without words: newest first."""

Facets = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Index:
    """One module's index: its table, and the table and columns that hold number and instant of each document.

    `living` is a condition of a partial index on the instants, where there is one. All names are the module's own
    words, never anybody's input.
    """

    table: str
    rows: str
    number: str
    at: str
    living: str = "1 = 1"


@dataclass(frozen=True)
class Query:
    """What is looked for: words as written and without accents, facets, and a half-open period [since, until).

    Of each group of facets one must hold. Without words everything the facets leave is found, the newest first.
    """

    exact: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    facets: Facets = ()
    since: datetime | None = None
    until: datetime | None = None
    offset: int = 0
    limit: int = 20


@dataclass(frozen=True)
class Found:
    """Numbers of documents of one page, best first; `total` counts at most CANDIDATES, then `more` is set."""

    numbers: list[int] = field(default_factory=list)
    total: int = 0
    more: bool = False


@dataclass(frozen=True)
class Document:
    """What is indexed: words as written and words without accents, of headline and of body, and facets (see `facet`).

    Higher numbers are taken as newer ones where matches are equal; `at` decides what a period holds.
    """

    number: int
    at: datetime
    headline: tuple[list[str], list[str]]
    body: tuple[list[str], list[str]]
    facets: tuple[str, ...] = ()


class Engine(Protocol):
    """An index in a database: each implementation keeps one row per document number."""

    def put(self, document: Document) -> None:
        """Index a document in place of what its number had."""

    def drop(self, number: int) -> None:
        """Forget a document."""

    def find(self, query: Query) -> Found:
        """Return one page of matches: those with the accents as written come first, then the rest, each by rank."""


Step = Callable[[bool, str], Iterable[int]]


def facet(*parts: str) -> str:
    """Return one word that stands for a facet, and that no text holds: `facet("vi", "thoi-su")` is `xvixthoiqsu`."""
    return "".join(f"x{''.join(letter if letter.isalnum() else 'q' for letter in part)}" for part in parts)


def by_steps(query: Query, step: Step) -> Found:
    """Return the page asked for: `step(exact, where)` gives the best matches of one kind, at most CANDIDATES.

    Exact before folded; in each: headline, side by side, anywhere. A later step adds what no earlier one had, and is
    not asked once the page is full; the last one, which finds all that any other does, counts them.
    """
    if not query.folded:
        return _page(query, list(step(False, NEWEST)))
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
    return _page(query, list(numbers))


def _page(query: Query, numbers: list[int]) -> Found:
    best = numbers[:CANDIDATES]
    return Found(best[query.offset : query.offset + query.limit], len(best), more=len(best) == CANDIDATES)
