"""The index in SQLite: an FTS5 table made by migration 0002, one row per article."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from hoitu.delivery.site.search.port import ANYWHERE, CANDIDATES, HEADLINE, PHRASE, Document, Found, Query, by_steps

CREATE = """
CREATE VIRTUAL TABLE site_search USING fts5(
    headline_exact, headline_folded, body_exact, body_folded, facets,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""
DROP = "DROP TABLE IF EXISTS site_search"

_FIND = "SELECT rowid, {rank} FROM site_search WHERE site_search MATCH %s {since} ORDER BY rowid DESC LIMIT %s"
# Smaller is better; weights of headline exact, headline folded, body exact, body folded, facets.
_BM25 = "bm25(site_search, 12.0, 8.0, 3.0, 2.0, 0.0)"
# Numbers grow with time, so the first number of the period spares the older ones; the date itself decides.
_SINCE = """AND rowid >= %s
AND EXISTS (SELECT 1 FROM site_article a WHERE a.number = site_search.rowid AND a.first_published_at >= %s)"""
# The + keeps SQLite from walking the table by number instead of the index by date.
_FIRST = """SELECT coalesce(min(+number), 0) FROM site_article
WHERE withdrawn_at IS NULL AND first_published_at >= %s"""


class SqliteEngine:
    """FTS5 with columns of exact and of folded words."""

    def put(self, document: Document) -> None:
        self.drop(document.number)
        facets = f"{_facet(document.language)} {_facet(document.language, document.section)}"
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
        period = [_first_number(query.since), query.since] if query.since else []
        return by_steps(query, lambda exact, where: _step(query, period, exact=exact, where=where))


def _first_number(since: datetime) -> int:
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, [since])
        return int(cursor.fetchone()[0])


def _step(query: Query, period: list[Any], *, exact: bool, where: str) -> list[int]:
    """Return the newest matches; the last step ranks its own by bm25, the others are good by where they stand."""
    sql = _FIND.format(rank=_BM25 if where == ANYWHERE else "0", since=_SINCE if period else "")
    with connection.cursor() as cursor:
        cursor.execute(sql, [_expression(query, exact=exact, where=where), *period, CANDIDATES])
        rows = cursor.fetchall()
    return [number for number, _rank in sorted(rows, key=lambda row: (row[1], -row[0]))]


def _expression(query: Query, *, exact: bool, where: str) -> str:
    """Return the FTS5 expression; words hold letters and digits alone, so quoting them is enough."""
    kind, words = ("exact", query.exact) if exact else ("folded", query.folded)
    columns = f"headline_{kind}" if where == HEADLINE else f"headline_{kind} body_{kind}"
    asked = f'"{" ".join(words)}"' if where == PHRASE else " AND ".join(f'"{word}"' for word in words)
    return f"({{{columns}}} : ({asked})) AND (facets : {_facet(query.language, query.section)})"


def _facet(language: str, section: str = "") -> str:
    """Return one word that stands for an edition, or for a section of it, and that no text holds."""
    return f"x{language}x" + "".join(letter if letter.isalnum() else "q" for letter in section)
