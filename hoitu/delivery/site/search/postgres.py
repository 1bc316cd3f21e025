"""The index in PostgreSQL: a table with a tsvector we cut ourselves (migration 0002), so both databases agree on words.

Weights stand for columns: A headline as written, B headline folded, C body as written, D body folded.
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from hoitu.delivery.site.search.port import CANDIDATES, Document, Found, Query, paged

CREATE = """
CREATE TABLE site_search (
    number bigint PRIMARY KEY,
    language varchar(2) NOT NULL,
    section varchar(50) NOT NULL,
    at timestamptz NOT NULL,
    words tsvector NOT NULL
);
CREATE INDEX site_search_words ON site_search USING gin (words);
"""
DROP = "DROP TABLE IF EXISTS site_search"
LAST_POSITION = 16383  # PostgreSQL's own: later words are found, but not as neighbours

_FIND = """
SELECT number FROM (
    SELECT number, words FROM site_search
    WHERE language = %s AND words @@ %s::tsquery
    AND (%s::text = '' OR section = %s::text) AND (%s::timestamptz IS NULL OR at >= %s::timestamptz)
    ORDER BY number DESC LIMIT %s
) AS newest
ORDER BY ts_rank_cd('{0.2, 0.4, 0.7, 1.0}', words, %s::tsquery, 1) DESC, number DESC
"""


class PostgresEngine:
    """A tsvector with weights, found by GIN."""

    def put(self, document: Document) -> None:
        columns = zip((*document.headline, *document.body), "ABCD", strict=True)
        vector = " ".join(lexeme for words, weight in columns for lexeme in _lexemes(words, weight))
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO site_search(number, language, section, at, words) VALUES (%s, %s, %s, %s, %s::tsvector)"
                " ON CONFLICT (number) DO UPDATE SET language = excluded.language, section = excluded.section,"
                " at = excluded.at, words = excluded.words",
                [document.number, document.language, document.section, document.at, vector],
            )

    def drop(self, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM site_search WHERE number = %s", [number])

    def find(self, query: Query) -> Found:
        exact, folded = _all_of(query.exact, "AC"), _all_of(query.folded, "BD")
        first = self._ranked(exact, query)
        rest = self._ranked(f"({folded}) & !({exact})", query) if len(first) < CANDIDATES else []
        return paged(query, first, rest)

    def _ranked(self, match: str, query: Query) -> list[int]:
        filters: list[Any] = [query.section, query.section, query.since, query.since]
        with connection.cursor() as cursor:
            cursor.execute(_FIND, [query.language, match, *filters, CANDIDATES, match])
            return [number for (number,) in cursor.fetchall()]


def _lexemes(words: list[str], weight: str) -> list[str]:
    """Return the words as literals of a tsvector, with position and weight."""
    return [f"'{word}':{min(at, LAST_POSITION)}{weight}" for at, word in enumerate(words, 1)]


def _all_of(words: tuple[str, ...], weights: str) -> str:
    """Return the tsquery: all words; how near they stand is for the rank to weigh."""
    return " & ".join(f"'{word}':{weights}" for word in words)
