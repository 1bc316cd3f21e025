"""The lines of the bench as its template shows them: source with terms and differences, Khmer fields beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from hoitu.production.newsroom import labels
from hoitu.production.newsroom.comparison import Piece, compare
from hoitu.production.translation.queries import Bench, Mark
from hoitu.production.translation.rules import marked
from hoitu.production.translation.rules.segments import Segment
from hoitu.production.translation.rules.sides import Side
from hoitu.production.translation.rules.terms import Entry, Glossary, is_used

ROWS = {"text": 3, "words": 3}


@dataclass(frozen=True)
class Part:
    """A run of the source: plain, or a term with what the house says in Khmer."""

    text: str
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Field:
    """One text of a paragraph: the source's words and the Khmer ones to be written."""

    path: str
    label: str
    source: list[Part]
    khmer: str
    rows: int


@dataclass(frozen=True)
class Term:
    """A term said in a paragraph, and whether its Khmer text has it."""

    entry: Entry
    used: bool


@dataclass(frozen=True)
class Line:
    """A paragraph on the bench."""

    number: int
    key: str
    digest: str
    what: str
    label: str
    kind: str
    fields: list[Field]
    difference: list[Piece]
    terms: list[Term]
    mark: Mark | None
    done_by: str
    done_at: Any
    locked: bool
    begun: bool
    gone: str = ""


def lines_of(bench: Bench, glossary: Glossary, sent: Mapping[str, Mapping[str, str]]) -> list[Line]:
    """Return the lines; `sent` are texts that came back with the form, by key and path, and stay in it."""
    locked = {
        block["id"]
        for block in bench.reading.target.body
        if block["type"] == "paragraph" and "id" in block and not marked.keeps(block["value"])
    }
    marks = {(mark.what, mark.key, mark.digest): mark for mark in bench.marks}
    return [
        _line(number, side, bench, glossary, marks, sent.get(side.key, {}), locked)
        for number, side in enumerate(bench.reading.sides.lines, start=1)
    ]


def _line(
    number: int,
    side: Side,
    bench: Bench,
    glossary: Glossary,
    marks: Mapping[tuple[str, str, str], Mark],
    sent: Mapping[str, str],
    locked: set[str],
) -> Line:
    shown = side.source or side.basis or side.target
    row = bench.reading.rows[side.place] if side.place is not None else None
    fields = _fields(shown, side, glossary, sent) if shown else []
    khmer = "\n".join(field.khmer for field in fields)
    entries = {entry: None for field in fields for part in field.source for entry in part.entries}
    changed = side.what == "changed" and side.basis is not None and side.source is not None
    return Line(
        number=number,
        key=side.key,
        digest=side.digest,
        what=side.what,
        label=_label(side),
        kind=_kind(shown),
        fields=fields,
        difference=compare(side.basis.words, side.source.words) if changed and side.basis and side.source else [],
        terms=[Term(entry, is_used(entry, khmer)) for entry in entries],
        mark=marks.get((side.what, side.key[:60], side.digest)),
        done_by=str(row.done_by) if row and row.done_by else "",
        done_at=row.done_at if row else None,
        locked=bool(side.target and side.target.block in locked),
        begun=side.what == "added" and side.target is not None,
        gone=side.target.words if side.source is None and side.target else "",
    )


def _label(side: Side) -> str:
    if side.what == "current":
        return _("up to date")
    if side.what == "added" and side.target is not None:
        return _("not yet said to fit")
    return str(Mark.What(side.what).label)


def _kind(segment: Segment | None) -> str:
    heads = {"headline": _("Headline"), "lead": _("Lead")}
    return heads.get(segment.kind) or str(labels.BLOCKS[segment.kind]) if segment else ""


def _fields(shown: Segment, side: Side, glossary: Glossary, sent: Mapping[str, str]) -> list[Field]:
    there = side.target.texts if side.target else {}
    return [
        Field(path, _field_label(path), _parts(text, glossary), sent.get(path, there.get(path, "")), ROWS.get(path, 1))
        for path, text in shown.texts.items()
    ]


def _field_label(path: str) -> str:
    names = {
        "text": _("Text"), "source": _("Who said it"), "title": _("Title"), "caption": _("Caption"),
        "speaker": _("Who speaks"), "words": _("Their words"), "picture": _("What is seen"),
    }  # fmt: skip
    first, *rest = path.split(".")
    if first == "rows":
        return _("Row %(row)s, cell %(cell)s") % {"row": int(rest[0]) + 1, "cell": int(rest[1]) + 1}
    if first == "photos":
        return _("Caption of photo %(number)s") % {"number": int(rest[0]) + 1}
    return names.get(first, first)


def _parts(text: str, glossary: Glossary) -> list[Part]:
    parts, end = [], 0
    for found in glossary.find(text):
        parts += [Part(text[end : found.start]), Part(text[found.start : found.end], found.entries)]
        end = found.end
    return [part for part in (*parts, Part(text[end:])) if part.text]
