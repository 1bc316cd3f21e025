"""The course of a story: what happened to all its outputs, newest first, in one query."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, IntegerField, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast

from hoitu.production.newsroom.models import (
    Amendment,
    Approval,
    FactChange,
    GivingUp,
    OutputVersion,
    Release,
    Return,
    Schedule,
    Spike,
    Submission,
    Unschedule,
    Withdrawal,
)


@dataclass(frozen=True)
class Turn:
    """One thing that happened to one output; `what` as in `history.Happening`, or fact_changed."""

    at: datetime
    what: str
    output_id: UUID
    who: str
    note: str
    level: str
    version: int


@dataclass(frozen=True)
class _Table:
    """Where a kind of turn is kept, and in which columns."""

    model: type[Model]
    what: str
    at: str = "at"
    output: str = "output_id"
    who: str = "by__full_name"
    note: str = ""
    level: str = ""
    version: str = ""


TABLES = (
    _Table(OutputVersion, "saved", at="saved_at", who="saved_by__full_name", version="version"),
    _Table(Submission, "submitted", note="note", version="version"),
    _Table(Return, "returned", note="reason", version="version"),
    _Table(Approval, "approved", note="note", level="level", version="version"),
    _Table(Schedule, "scheduled", at="made_at"),
    _Table(Unschedule, "unscheduled", output="schedule__output_id", note="reason"),
    _Table(Release, "released", at="released_at", who="released_by_label"),
    _Table(Amendment, "amended", note="reason", level="act"),
    _Table(GivingUp, "given_up", output="amendment__output_id", note="reason"),
    _Table(Withdrawal, "withdrawn", note="reason"),
    _Table(Spike, "spiked", note="reason"),
    _Table(FactChange, "fact_changed", note="fact__text"),
)


def course_of(output_ids: Collection[UUID], most: int = 60) -> list[Turn]:
    """Return the newest turns of these outputs (one query, whatever their number)."""
    if not output_ids:
        return []
    first, *others = (_rows(table, output_ids) for table in TABLES)
    rows = first.union(*others, all=True).order_by("-turned_at")[:most]
    return [Turn(*row.values()) for row in rows]


def _rows(table: _Table, output_ids: Collection[UUID]) -> QuerySet[Any, dict[str, Any]]:
    """Return a table's rows in the shape all of them share; text of one type, as PostgreSQL wants it in a union."""
    rows: QuerySet[Any, Any] = table.model._default_manager.filter(**{f"{table.output}__in": output_ids}).order_by()  # noqa: SLF001 - Django's name for it
    columns = {
        "turned_at": F(table.at),
        "turned": Cast(Value(table.what), TextField()),
        "turned_output": F(table.output),
        "turned_who": Cast(F(table.who), TextField()),
        "turned_note": Cast(F(table.note) if table.note else Value(""), TextField()),
        "turned_level": Cast(F(table.level) if table.level else Value(""), TextField()),
        "turned_version": Cast(F(table.version) if table.version else Value(0), IntegerField()),
    }
    shaped: QuerySet[Any, dict[str, Any]] = rows.annotate(**columns).values(*columns)
    return shaped
