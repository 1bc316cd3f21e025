"""The index in SQLite: an FTS5 table made by migration 0002, one row per article.

A word begins with a letter that tells what it is: `a` and `b` as written and folded in the headline, `c` and `d` the
same anywhere. (Columns would do, but FTS5 keeps one list per word: a search for `nguoi` as written would walk
through every article with `người`.)
"""

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
_BM25 = "bm25(site_search)"  # smaller is better; it counts every article with each word, which takes its time
_RANKED = 40  # matches that are ranked: two pages; of more than that the newest are as good a choice
# Numbers grow with time, so the first number of the period spares the older ones; the date itself decides.
_SINCE = """AND rowid >= %s
AND EXISTS (SELECT 1 FROM site_article a WHERE a.number = site_search.rowid AND a.first_published_at >= %s)"""
# The + keeps SQLite from walking the table by number instead of the index by date.
_FIRST = """SELECT coalesce(min(+number), 0) FROM site_article
WHERE withdrawn_at IS NULL AND first_published_at >= %s"""


class SqliteEngine:
    """FTS5 with words marked by where they stand."""

    def put(self, document: Document) -> None:
        self.drop(document.number)
        facets = f"{_facet(document.language)} {_facet(document.language, document.section)}"
        (headline_exact, headline_folded), (body_exact, body_folded) = document.headline, document.body
        columns = (
            ("a", headline_exact),
            ("b", headline_folded),
            ("c", [*headline_exact, "", *body_exact]),
            ("d", [*headline_folded, "", *body_folded]),
        )
        texts = [" ".join(f"{mark}{word}" for word in words) for mark, words in columns]
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
    """Return the newest matches; where there are few, those anywhere in the article are ranked by bm25."""
    parameters = [_expression(query, exact=exact, where=where), *period, CANDIDATES]
    since = _SINCE if period else ""
    with connection.cursor() as cursor:
        cursor.execute(_FIND.format(rank="0", since=since), parameters)
        rows = cursor.fetchall()
        if where == ANYWHERE and 1 < len(rows) <= _RANKED:
            cursor.execute(_FIND.format(rank=_BM25, since=since), parameters)
            rows = cursor.fetchall()
    return [number for number, _rank in sorted(rows, key=lambda row: (row[1], -row[0]))]


def _expression(query: Query, *, exact: bool, where: str) -> str:
    """Return the FTS5 expression; words hold letters and digits alone, so quoting them is enough."""
    marks = "ab" if where == HEADLINE else "cd"
    mark, words = (marks[0], query.exact) if exact else (marks[1], query.folded)
    marked = [f"{mark}{word}" for word in words]
    asked = f'"{" ".join(marked)}"' if where == PHRASE else " AND ".join(f'"{word}"' for word in marked)
    return f"({asked}) AND {_facet(query.language, query.section)}"


def _facet(language: str, section: str = "") -> str:
    """Return one word that stands for an edition, or for a section of it, and that no text holds."""
    return f"x{language}x" + "".join(letter if letter.isalnum() else "q" for letter in section)
