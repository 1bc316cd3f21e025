"""An index in PostgreSQL: a table with a tsvector we cut ourselves, so both databases agree on words.

A lexeme tells by its first letter what it is: `e` as written, `f` folded, `E` and `F` the same in the headline, `x` a
facet. (Weights would do, but GIN does not hold them: every match would be read again from the table.)
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from hoitu.foundation.search.port import ANYWHERE, CANDIDATES, HEADLINE, PHRASE, Document, Found, Index, Query, by_steps

LAST_POSITION = 16383  # PostgreSQL's own: later words are found, but not as neighbours

_FIND = """
SELECT number FROM (
    SELECT number, words FROM {table}
    WHERE words @@ %s::tsquery
    AND (%s::timestamptz IS NULL OR at >= %s::timestamptz) AND (%s::timestamptz IS NULL OR at < %s::timestamptz)
    ORDER BY number DESC LIMIT %s
) AS newest
"""
_RANKED = "ORDER BY ts_rank_cd(words, %s::tsquery, 1) DESC, number DESC"


def create(table: str) -> str:
    """Return the SQL that makes the table of an index."""
    return (
        f"CREATE TABLE {table} (number bigint PRIMARY KEY, at timestamptz NOT NULL, words tsvector NOT NULL);"
        f" CREATE INDEX {table}_words ON {table} USING gin (words);"
    )


class PostgresEngine:
    """A tsvector found by GIN."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def put(self, document: Document) -> None:
        (headline_exact, headline_folded), (body_exact, body_folded) = document.headline, document.body
        columns = (
            ("E", headline_exact),
            ("F", headline_folded),
            ("e", [*headline_exact, "", *body_exact]),
            ("f", [*headline_folded, "", *body_folded]),
            ("", list(document.facets)),
        )
        vector = " ".join(lexeme for mark, words in columns for lexeme in _lexemes(mark, words))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self.index.table}(number, at, words) VALUES (%s, %s, %s::tsvector)"  # noqa: S608 - our own name
                " ON CONFLICT (number) DO UPDATE SET at = excluded.at, words = excluded.words",
                [document.number, document.at, vector],
            )

    def drop(self, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.index.table} WHERE number = %s", [number])  # noqa: S608 - our own name

    def find(self, query: Query) -> Found:
        return by_steps(query, lambda exact, where: self._step(query, exact=exact, where=where))

    def _step(self, query: Query, *, exact: bool, where: str) -> list[int]:
        """Return the newest matches; the last step ranks its own by nearness, the others newest first."""
        words = _words(query, exact=exact, where=where)
        asked = " & ".join(filter(None, (words, *map(_any_of, query.facets))))
        parameters: list[Any] = [asked, query.since, query.since, query.until, query.until, CANDIDATES]
        order, ranked_by = (_RANKED, [words]) if where == ANYWHERE else ("ORDER BY number DESC", [])
        with connection.cursor() as cursor:
            cursor.execute(_FIND.format(table=self.index.table) + order, [*parameters, *ranked_by])
            return [number for (number,) in cursor.fetchall()]


def _lexemes(mark: str, words: list[str]) -> list[str]:
    """Return the words as literals of a tsvector with their positions."""
    return [f"'{mark}{word}':{min(at, LAST_POSITION)}" for at, word in enumerate(words, 1) if word]


def _words(query: Query, *, exact: bool, where: str) -> str:
    """Return the tsquery of the words; they hold letters and digits alone, so quoting them is enough."""
    mark, words = ("e", query.exact) if exact else ("f", query.folded)
    mark = mark.upper() if where == HEADLINE else mark
    joined = (" <-> " if where == PHRASE else " & ").join(f"'{mark}{word}'" for word in words)
    return f"({joined})" if joined else ""


def _any_of(facets: tuple[str, ...]) -> str:
    return "(" + " | ".join(f"'{each}'" for each in facets) + ")"
