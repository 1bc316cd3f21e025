"""Reading tables: CSV in UTF-8, lines that begin with # are remarks, the first other line names the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from typing import IO

from hoitu.kernel.text import nfc

MOST_BYTES = 20_000_000


class NotATableError(ValueError):
    """The file is not the table asked for; the message says the line and what is wrong."""


@dataclass(frozen=True)
class PlaceRow:
    """One place of a table, with the line it stands in (for messages)."""

    line: int
    code: str
    name: str
    kind: str
    parent: str
    name_km: str = ""
    from_date: date | None = None
    to_date: date | None = None


@dataclass(frozen=True)
class SuccessionRow:
    """One line of what became of old places: codes on the day before and on the day."""

    line: int
    old: str
    new: str
    on_date: date
    verified: bool
    source: str


def shipped(name: str) -> list[dict[str, str]]:
    """Return the rows of a table that comes with the house."""
    text = resources.files("hoitu.foundation.vocabulary").joinpath("data", name).read_text(encoding="utf-8")
    return [row for _line, row in rows(io.StringIO(text))]


def rows(file: IO[bytes] | IO[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line number and row of a table; raise NotATableError."""
    raw = file.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise NotATableError(f"> {MOST_BYTES // 1_000_000} MB")
    try:
        text = raw.decode("utf-8-sig") if isinstance(raw, bytes) else raw.removeprefix("\ufeff")
        lines = nfc(text).splitlines(keepends=True)
        skipped = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
        reader = csv.DictReader(lines[skipped:], strict=True)
        for row in reader:
            yield (
                skipped + reader.line_num,
                {key: (value or "").strip() for key, value in row.items() if isinstance(key, str)},
            )
    except (UnicodeDecodeError, csv.Error) as wrong:
        raise NotATableError(str(wrong)) from wrong


def places(file: IO[bytes] | IO[str]) -> list[PlaceRow]:
    """Return the places of a table: columns code, name, type (or kind), parent; maybe name_km, from_date, to_date."""
    return [place(line, row) for line, row in rows(file)]


def place(line: int, row: dict[str, str]) -> PlaceRow:
    """Return one row of a table of places; raise NotATableError."""
    code, name, kind = row.get("code", ""), row.get("name", ""), row.get("kind") or row.get("type", "")
    parent, name_km = row.get("parent", ""), row.get("name_km", "")
    long = len(code) > 12 or len(name) > 120 or len(kind) > 24 or len(name_km) > 120  # noqa: PLR2004 - as the columns are
    if not code or not name or not kind or long or not code.isascii():
        raise NotATableError(f"{line}: code={code[:20]!r} name={name[:40]!r} kind={kind[:30]!r}")
    try:
        from_date, to_date = (
            date.fromisoformat(row[key]) if row.get(key) else None for key in ("from_date", "to_date")
        )
    except ValueError as wrong:
        raise NotATableError(f"{line}: {wrong}") from wrong
    return PlaceRow(line, code, name, kind.lower(), parent, name_km, from_date, to_date)


def successions(file: IO[bytes] | IO[str]) -> list[SuccessionRow]:
    """Return the lines of a table of successions: columns old, new, on_date, verified (yes or no), source."""
    return [succession(line, row) for line, row in rows(file)]


def succession(line: int, row: dict[str, str]) -> SuccessionRow:
    """Return one line of a table of successions; raise NotATableError."""
    try:
        day = date.fromisoformat(row.get("on_date", ""))
    except ValueError as wrong:
        raise NotATableError(f"{line}: {wrong}") from wrong
    if not row.get("old") or not row.get("new") or not row.get("source") or day == date.min:
        raise NotATableError(f"{line}: old={row.get('old')!r} new={row.get('new')!r} source={row.get('source')!r}")
    return SuccessionRow(
        line, row["old"], row["new"], day, row.get("verified", "").lower() == "yes", row["source"][:200]
    )
