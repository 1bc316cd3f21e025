"""Which fields of an item survive in which format: data for the tests, for the documents and for who must choose."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass, replace
from typing import Any, Literal, get_args, get_type_hints

from hoitu.delivery.sharing.formats.item import NewsItem

Format = Literal["ninjs 3.1", "ninjs 2.1", "newsml-g2", "nitf"]
FORMATS: tuple[Format, ...] = get_args(Format)

# What a format has no place for, by the path to it; all else is carried.
LEAVES_OUT: dict[Format, frozenset[str]] = {
    "ninjs 3.1": frozenset(),
    "ninjs 2.1": frozenset({"digital_source"}),
    "newsml-g2": frozenset({"associations.renditions.size", "associations.renditions.title"}),
    "nitf": frozenset(
        {"associations.renditions.size", "associations.renditions.title", "places.point", "renditions", "trust"}
    ),
}


def _paths(kind: type, before: str = "") -> set[str]:
    """All fields by their paths, those of inner values too: places, places.point."""
    found = set()
    for name, hint in get_type_hints(kind).items():
        found.add(before + name)
        inner = next((each for each in get_args(hint) if is_dataclass(each)), None)
        if isinstance(inner, type):
            found |= _paths(inner, f"{before}{name}.")
    return found


CARRIES: dict[Format, frozenset[str]] = {each: frozenset(_paths(NewsItem)) - LEAVES_OUT[each] for each in FORMATS}


def carried(item: NewsItem, by: Format) -> NewsItem:
    """Return the item as it comes back from the format: what the format leaves out is empty."""
    for path in LEAVES_OUT[by]:
        item = _without(item, path)
    return item


def _without(value: Any, path: str) -> Any:
    name, _, rest = path.partition(".")
    if rest:
        return replace(value, **{name: tuple(_without(each, rest) for each in getattr(value, name))})
    default = next(each.default for each in fields(value) if each.name == name)
    return replace(value, **{name: None if default is MISSING else default})
