"""Several small sets of rows read in one statement: a screen that shows ten of them asks once.

Each set stays what it was: a queryset of its model, with what it joins (`select_related`), leaves out (`defer`,
`only`), adds (`annotate`), fetches with it (`prefetch_related` of rows that point to it) and how it is ordered, read as
the model's own instances; or a `values_list`, read as tuples. A slice is cut by the database; rows are put in order
here, by the fields their queryset is ordered by. Not for long lists: those keep their own statement.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any, Protocol

from django.db import connection
from django.db.models import F, JSONField, Model, QuerySet, Value
from django.db.models.constants import LOOKUP_SEP
from django.db.models.functions import JSONArray

Path = tuple[str, ...]


def together(**sets: QuerySet[Any, Any]) -> dict[str, list[Any]]:
    """Return the rows of each set under its name."""
    hanging = {f"{name} {each.name}": each for name, rows in sets.items() for each in _hanging(rows)}
    found = _read_all({**sets, **{name: each.rows for name, each in hanging.items()}})
    for name, each in hanging.items():
        each.hang(found[name.rpartition(" ")[0]], found.pop(name))
    return found


def together_by_name(groups: dict[str, dict[str, QuerySet[Any, Any]]]) -> dict[str, dict[str, list[Any]]]:
    """Return the rows of several groups of sets, of the parts of a screen that do not know of each other."""
    found = together(**{f"{group}/{name}": rows for group, sets in groups.items() for name, rows in sets.items()})
    return {group: {name: found[f"{group}/{name}"] for name in sets} for group, sets in groups.items()}


def _read_all(sets: dict[str, QuerySet[Any, Any]]) -> dict[str, list[Any]]:
    shapes: dict[str, _Shape] = {
        name: _Tuples(rows) if rows.query.values_select else _Instances(rows) for name, rows in sets.items()
    }
    found: dict[str, list[Any]] = {name: [] for name in sets}
    if shapes:
        first, *others = (shape.part(name) for name, shape in shapes.items())
        for name, columns in first.union(*others, all=True) if others else first:
            found[name].append(shapes[name].row(columns))
    return {name: shapes[name].in_order(rows) for name, rows in found.items()}


@dataclass(frozen=True)
class _Hanging:
    """Rows that point to those of a set, as a note's answers do: each row gets its own."""

    name: str
    link: Any
    rows: QuerySet[Any]

    def hang(self, heads: list[Any], rows: list[Any]) -> None:
        for head in heads:
            own = self.rows._chain()  # type: ignore[attr-defined] # noqa: SLF001 - as Django's own prefetching does
            own._result_cache = [row for row in rows if getattr(row, self.link.attname) == head.pk]  # noqa: SLF001
            own._prefetch_done = True  # noqa: SLF001 - as above
            head.__dict__.setdefault("_prefetched_objects_cache", {})[self.name] = own


def _hanging(rows: QuerySet[Any]) -> Iterator[_Hanging]:
    for lookup in rows._prefetch_related_lookups:  # type: ignore[attr-defined] # noqa: SLF001 - has no public name
        name = lookup if isinstance(lookup, str) else lookup.prefetch_through
        relation = _field(rows.model, name)
        given = None if isinstance(lookup, str) else lookup.queryset
        below = relation.related_model._default_manager.all() if given is None else given  # noqa: SLF001 - public in Django
        heads = rows.prefetch_related(None).select_related(None).order_by().values("pk")
        yield _Hanging(name, relation.remote_field, below.filter(**{f"{relation.remote_field.name}__in": heads}))


class _Shape(Protocol):
    """What the rows of one set are made of."""

    def part(self, name: str) -> QuerySet[Any, Any]:
        """Return the set as rows of its name and its columns."""

    def row(self, columns: Sequence[Any]) -> Any:
        """Return what stands in one row."""

    def in_order(self, rows: list[Any]) -> list[Any]:
        """Return the rows as the queryset orders them."""


class _Tuples:
    """Rows of a `values_list`, whose order nobody asks for."""

    def __init__(self, rows: QuerySet[Any, Any]) -> None:
        self.rows = rows
        self.names = rows.query.values_select
        self.fields = [_field(rows.model, name) for name in self.names]

    def part(self, name: str) -> QuerySet[Any, Any]:
        return self.rows.order_by().values_list(Value(name), JSONArray(*map(F, self.names)))

    def row(self, columns: Sequence[Any]) -> tuple[Any, ...]:
        return tuple(_read(field, value) for field, value in zip(self.fields, columns, strict=True))

    def in_order(self, rows: list[Any]) -> list[Any]:
        return rows


class _Instances:
    """Instances of a model, with what is joined and added to them."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.order = list(_order(rows))
        self.rows = rows = _cut(rows) if rows.query.is_sliced else rows
        joined = rows.query.select_related
        self.levels = list(_levels(rows, rows.model, (), joined if isinstance(joined, dict) else {}))
        self.added = {name: added.output_field for name, added in rows.query.annotations.items()}

    def part(self, name: str) -> QuerySet[Any, Any]:
        columns = [level.columns() for level in self.levels]
        plain = self.rows.prefetch_related(None).select_related(None).defer(None).order_by()
        return plain.values_list(Value(name), JSONArray(*columns, JSONArray(*map(F, self.added))))

    def row(self, columns: Sequence[Any]) -> Model | None:
        *levels, added = columns
        made: dict[Path, Model | None] = {}
        for level, values in zip(self.levels, levels, strict=True):
            made[level.path] = level.instance(values)
            above = made[level.path[:-1]] if level.path else None
            if above is not None:
                _field(type(above), level.path[-1]).set_cached_value(above, made[level.path])
        for (name, field), value in zip(self.added.items(), added, strict=True):
            setattr(made[()], name, _read(field, value))
        return made[()]

    def in_order(self, rows: list[Any]) -> list[Any]:
        """Sort by what the queryset is ordered by; what has no value comes last."""
        for name, backwards in reversed(self.order):
            value = attrgetter(name.replace(LOOKUP_SEP, "."))
            with_one = sorted((row for row in rows if value(row) is not None), key=value, reverse=backwards)
            rows = [*with_one, *(row for row in rows if value(row) is None)]
        return rows


@dataclass(frozen=True)
class _Level:
    """A model with its columns: that of the set itself, or one that is joined to it under `path`."""

    model: type[Model]
    path: Path
    fields: tuple[Any, ...]

    def columns(self) -> JSONArray:
        return JSONArray(*(F(LOOKUP_SEP.join((*self.path, field.attname))) for field in self.fields))

    def instance(self, values: Sequence[Any]) -> Model | None:
        """Return the model's instance, or None where nothing was joined."""
        read = {field: _read(field, value) for field, value in zip(self.fields, values, strict=True)}
        if any(field.primary_key and value is None for field, value in read.items()):
            return None
        return self.model.from_db(connection.alias, [field.attname for field in read], list(read.values()))


def _order(rows: QuerySet[Any]) -> Iterator[tuple[str, bool]]:
    """Return the fields that rows are ordered by, each with whether it goes backwards."""
    query, usual = rows.query, rows.model._meta.ordering  # noqa: SLF001 - Django documents it
    terms: Iterable[Any] = query.order_by or (usual if query.default_ordering else ())
    for term in terms:
        if isinstance(term, str):
            yield term.lstrip("-"), term.startswith("-")
        else:
            yield term.expression.name, term.descending


def _cut(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Return the rows of a slice as a set of its own."""
    heads = rows.prefetch_related(None).select_related(None).values("pk")
    whole = rows._chain()  # type: ignore[attr-defined] # noqa: SLF001 - Django has no public way to lift a limit
    whole.query.clear_limits()
    kept: QuerySet[Any] = whole.order_by().filter(pk__in=heads)
    return kept


def _levels(rows: QuerySet[Any], model: type[Model], path: Path, joined: dict[str, Any]) -> Iterator[_Level]:
    columns: Any = model._meta.concrete_fields  # noqa: SLF001 - as above
    yield _Level(model, path, tuple(field for field in columns if _wanted(rows, path, field)))
    for name, deeper in joined.items():
        yield from _levels(rows, _field(model, name).related_model, (*path, name), deeper)


def _wanted(rows: QuerySet[Any], path: Path, field: Any) -> bool:
    """Say whether a column is read: those left out are not, but for the key and what the rows are sorted by."""
    names, left_out = rows.query.deferred_loading
    name = LOOKUP_SEP.join((*path, field.name))
    sorts = name in {term for term, _backwards in _order(rows)}
    return field.primary_key or sorts or (name in names) is not left_out


def _field(model: Any, name: str) -> Any:
    """Return a field by its name or that of its column, through joins too."""
    found: Any = None
    for part in name.split(LOOKUP_SEP):
        meta: Any = model._meta  # noqa: SLF001 - as above
        found = meta.pk if part == "pk" else meta.get_field(part)
        model = found.related_model
    return found


def _read(field: Any, value: Any) -> Any:
    """Return a value as the field has it; JSON knows neither instants nor days nor ids."""
    if value is None:
        return None
    if isinstance(field, JSONField):
        return json.loads(value) if connection.vendor == "sqlite" else value
    read = field.to_python(value)
    if isinstance(read, datetime):
        return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)
    return read
