"""An index in SQLite: an FTS5 table, one row per document.

A word begins with a letter that tells what it is: `a` and `b` as written and folded in the headline, `c` and `d` the
same anywhere, `x` a facet. (Columns would do, but FTS5 keeps one list per word: a search for `nguoi` as written would
walk through every document with `người`.)
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection

from hoitu.foundation.search.port import ANYWHERE, CANDIDATES, HEADLINE, PHRASE, Document, Found, Index, Query, by_steps

_FIND = "SELECT rowid, {rank} FROM {table} WHERE {table} MATCH %s {period} ORDER BY rowid DESC LIMIT %s"
_BM25 = "bm25({table})"  # smaller is better; it counts every document with each word, which takes its time
_RANKED = 40  # matches that are ranked: two pages; of more than that the newest are as good a choice
_IN_PERIOD = " AND EXISTS (SELECT 1 FROM {rows} r WHERE r.{number} = {table}.rowid AND {bounds})"
# The + keeps SQLite from walking the table by number instead of the index by date.
_FIRST = "SELECT coalesce(min(+{number}), 0) FROM {rows} WHERE {living} AND {at} >= %s"


def create(table: str) -> str:
    """Return the SQL that makes the table of an index."""
    return f"""
CREATE VIRTUAL TABLE {table} USING fts5(
    headline_exact, headline_folded, body_exact, body_folded, facets,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"
)
"""


class SqliteEngine:
    """FTS5 with words marked by where they stand."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.names = vars(index)

    def put(self, document: Document) -> None:
        self.drop(document.number)
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
                f"INSERT INTO {self.index.table}"  # noqa: S608 - our own name
                "(rowid, headline_exact, headline_folded, body_exact, body_folded, facets)"
                " VALUES (%s, %s, %s, %s, %s, %s)",
                [document.number, *texts, " ".join(document.facets)],
            )

    def drop(self, number: int) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {self.index.table} WHERE rowid = %s", [number])  # noqa: S608 - our own name

    def find(self, query: Query) -> Found:
        period = self._period(query.since, query.until)
        return by_steps(query, lambda exact, where: self._step(query, period, exact=exact, where=where))

    def _period(self, since: datetime | None, until: datetime | None) -> tuple[str, list[Any]]:
        """Return the condition of a period: its first number spares the older ones, the date itself decides."""
        bounds = [f"r.{self.index.at} {sign} %s" for sign, at in ((">=", since), ("<", until)) if at]
        if not bounds:
            return "", []
        condition = _IN_PERIOD.format(**self.names, bounds=" AND ".join(bounds))
        dates = [at for at in (since, until) if at]
        return (f" AND rowid >= %s{condition}", [self._first(since), *dates]) if since else (condition, dates)

    def _first(self, since: datetime) -> int:
        with connection.cursor() as cursor:
            cursor.execute(_FIRST.format(**self.names), [since])
            return int(cursor.fetchone()[0])

    def _step(self, query: Query, period: tuple[str, list[Any]], *, exact: bool, where: str) -> list[int]:
        """Return the newest matches; where there are few, those anywhere in the document are ranked by bm25."""
        condition, bounds = period
        parameters = [_expression(query, exact=exact, where=where), *bounds, CANDIDATES]
        with connection.cursor() as cursor:
            cursor.execute(_FIND.format(rank="0", period=condition, **self.names), parameters)
            rows = cursor.fetchall()
            if where == ANYWHERE and 1 < len(rows) <= _RANKED:
                rank = _BM25.format(**self.names)
                cursor.execute(_FIND.format(rank=rank, period=condition, **self.names), parameters)
                rows = cursor.fetchall()
        return [number for number, _rank in sorted(rows, key=lambda row: (row[1], -row[0]))]


def _expression(query: Query, *, exact: bool, where: str) -> str:
    """Return the FTS5 expression; words hold letters and digits alone, so quoting them is enough."""
    marks = "ab" if where == HEADLINE else "cd"
    mark, words = (marks[0], query.exact) if exact else (marks[1], query.folded)
    marked = [f"{mark}{word}" for word in words]
    asked = f'"{" ".join(marked)}"' if where == PHRASE else " AND ".join(f'"{word}"' for word in marked)
    groups = [" OR ".join(f'"{each}"' for each in group) for group in query.facets]
    return " AND ".join(f"({part})" for part in (asked, *groups) if part)
