"""What the screen of norms shows: a topic with its entries through time, in words (reads only)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from hoitu.foundation.norms import rules, wording
from hoitu.foundation.norms.rules import NormEntry, Topic
from hoitu.foundation.norms.wording import Field


@dataclass(frozen=True)
class FieldRow:
    """One field in words, with its own mark where it is less sure than the entry."""

    field: Field
    verified: str
    differs: bool


@dataclass(frozen=True)
class EntryCard:
    """One entry: what it says, since when, how sure, and whether it decides on the reader's day."""

    entry: NormEntry
    citation: str
    basis: tuple[str, ...]
    fields: list[FieldRow]
    in_force: bool
    by_gap: bool
    from_verified: str


@dataclass(frozen=True)
class CodeLine:
    """The entries of one code through time, with the periods where nothing was in force."""

    code: str | None
    label: str
    cards: list[EntryCard]
    gaps: list[tuple[date, date]]
    not_yet: bool


def lines(topic: Topic, on: date) -> list[CodeLine]:
    """Return a topic's lines, each with its entries newest first."""
    return [_line(topic, code, on) for code in topic.codes]


def _line(topic: Topic, code: str | None, on: date) -> CodeLine:
    entries = [entry for entry in topic.entries if entry.code == code]
    chosen = rules.select(entries, on)
    cards = [_card(entry, chosen) for entry in reversed(entries)]
    return CodeLine(code, entries[-1].label, cards, rules.gaps(entries), chosen is None)


def _card(entry: NormEntry, chosen: NormEntry | None) -> EntryCard:
    decides = chosen is not None and chosen.from_date == entry.from_date
    marks = {field.name: rules.mark_of(entry, field.name) for field in wording.fields(entry.values)}
    return EntryCard(
        entry=entry,
        citation=wording.citation(entry.norm),
        basis=tuple(wording.citation(each) for each in entry.basis),
        fields=[
            FieldRow(field, marks[field.name], marks[field.name] != entry.verified)
            for field in wording.fields(entry.values)
        ],
        in_force=decides and chosen is not None and not chosen.gap,
        by_gap=decides and chosen is not None and chosen.gap,
        from_verified=entry.marks.get("from", entry.verified),
    )
