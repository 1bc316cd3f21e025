"""The index in SQLite: an FTS5 table made by migration 0002, one row per article."""

from __future__ import annotations

from typing import Any

from django.db import connection

from hoitu.delivery.site.search.port import CANDIDATES, Document, Found, Query, paged

CREATE = """
CREATE VIRTUAL TABLE site_search USING fts5(
    headline_exact, headline_folded, body_exact, body_folded, facets,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""
DROP = "DROP TABLE IF EXISTS site_search"

# Smaller is better in bm25(); weights of headline exact, headline folded, body exact, body folded, facets.
_FIND = """
SELECT s.rowid, bm25(site_search, 12.0, 8.0, 3.0, 2.0, 0.0)
FROM site_search s
WHERE site_search MATCH %s
ORDER BY s.rowid DESC LIMIT %s
"""
_FIND_SINCE = """
SELECT s.rowid, bm25(site_search, 12.0, 8.0, 3.0, 2.0, 0.0)
FROM site_search s CROSS JOIN site_article a ON a.number = s.rowid
WHERE site_search MATCH %s AND a.first_published_at >= %s
ORDER BY s.rowid DESC LIMIT %s
"""


class SqliteEngine:
    """FTS5 with columns of exact and of folded words."""

    def put(self, document: Document) -> None:
        self.drop(document.number)
        facets = f"{_facet('lang', document.language)} {_facet('section', document.section)}"
        texts = [" ".join(part) for part in (*document.headline, *document.body)]
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO site_search(rowid, headline_exact, headline_folded, body_exact, body_folded, facets)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [document.number, *texts, facets],
            )

    def drop(self, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM site_search WHERE rowid = %s", [number])

    def find(self, query: Query) -> Found:
        exact = f"({{headline_exact body_exact}} : {_either(query.exact)})"
        folded = f"({{headline_folded body_folded}} : {_either(query.folded)})"
        first = self._ranked(exact, query)
        rest = self._ranked(f"({folded} NOT {exact})", query) if len(first) < CANDIDATES else []
        return paged(query, first, rest)

    def _ranked(self, match: str, query: Query) -> list[int]:
        facets = [_facet("lang", query.language)] + ([_facet("section", query.section)] if query.section else [])
        parameters: list[Any] = [f"{match} AND (facets : ({' AND '.join(facets)}))"]
        parameters += [query.since] if query.since else []
        with connection.cursor() as cursor:
            cursor.execute(_FIND_SINCE if query.since else _FIND, [*parameters, CANDIDATES])
            rows = cursor.fetchall()
        return [number for number, _rank in sorted(rows, key=lambda row: (row[1], -row[0]))]


def _either(words: tuple[str, ...]) -> str:
    """Return the FTS5 expression: all words; side by side they count once more."""
    everywhere = " AND ".join(f'"{word}"' for word in words)
    return f'("{" ".join(words)}" OR ({everywhere}))' if len(words) > 1 else f"({everywhere})"


def _facet(kind: str, value: str) -> str:
    """Return one word that stands for a property and that no text holds."""
    return "x" + kind + "".join(letter if letter.isalnum() else "q" for letter in value) + "x"
