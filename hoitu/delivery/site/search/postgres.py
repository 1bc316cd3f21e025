"""The index in PostgreSQL: a table with a tsvector we cut ourselves (migration 0002), so both databases agree on words.

A lexeme tells by its first letter what it is: `e` as written, `f` folded, `E` and `F` the same in the headline.
(Weights would do, but GIN does not hold them: every match would be read again from the table.)
"""

from __future__ import annotations

from typing import Any

from django.db import connection

from hoitu.delivery.site.search.port import ANYWHERE, CANDIDATES, HEADLINE, PHRASE, Document, Found, Query, by_steps

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
"""
_RANKED = "ORDER BY ts_rank_cd(words, %s::tsquery, 1) DESC, number DESC"


class PostgresEngine:
    """A tsvector found by GIN."""

    def put(self, document: Document) -> None:
        (headline_exact, headline_folded), (body_exact, body_folded) = document.headline, document.body
        columns = (
            ("E", headline_exact),
            ("F", headline_folded),
            ("e", [*headline_exact, "", *body_exact]),
            ("f", [*headline_folded, "", *body_folded]),
        )
        vector = " ".join(lexeme for mark, words in columns for lexeme in _lexemes(mark, words))
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
        return by_steps(query, lambda exact, where: self._step(query, exact=exact, where=where))

    def _step(self, query: Query, *, exact: bool, where: str) -> list[int]:
        """Return the newest matches; the last step ranks its own by nearness, the others newest first."""
        asked = _expression(query, exact=exact, where=where)
        parameters: list[Any] = [query.language, asked, query.section, query.section, query.since, query.since]
        order, ranked_by = (_RANKED, [asked]) if where == ANYWHERE else ("ORDER BY number DESC", [])
        with connection.cursor() as cursor:
            cursor.execute(_FIND + order, [*parameters, CANDIDATES, *ranked_by])
            return [number for (number,) in cursor.fetchall()]


def _lexemes(mark: str, words: list[str]) -> list[str]:
    """Return the words as literals of a tsvector with their positions."""
    return [f"'{mark}{word}':{min(at, LAST_POSITION)}" for at, word in enumerate(words, 1) if word]


def _expression(query: Query, *, exact: bool, where: str) -> str:
    """Return the tsquery; words hold letters and digits alone, so quoting them is enough."""
    mark, words = ("e", query.exact) if exact else ("f", query.folded)
    mark = mark.upper() if where == HEADLINE else mark
    return (" <-> " if where == PHRASE else " & ").join(f"'{mark}{word}'" for word in words)
