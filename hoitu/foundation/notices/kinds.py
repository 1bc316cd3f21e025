"""What notices can be about; every module names its own kinds in `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.functional import Promise

APP, EMAIL, PUSH = "app", "email", "push"
CHANNELS = (APP, EMAIL, PUSH)


@dataclass(frozen=True)
class Kind:
    """A kind of notice; `channels` are on until a person says otherwise.

    `urgent` ones wait for no morning; those that `ask` want something done by who reads them, the rest inform.
    """

    code: str
    label: str | Promise
    channels: frozenset[str]
    urgent: bool
    asks: bool


_kinds: dict[str, Kind] = {}


def register(
    kind: str,
    label: str | Promise,
    default_channels: Collection[str] = CHANNELS,
    *,
    urgent: bool = False,
    asks: bool = False,
) -> None:
    """Name a kind (`newsroom.returned`), what it is called, and through which channels it goes by default."""
    unknown = set(default_channels) - set(CHANNELS)
    if unknown:
        raise ValueError(f"{kind}: no such channels: {sorted(unknown)}; there are {CHANNELS}.")
    _kinds[kind] = Kind(kind, label, frozenset(default_channels), urgent, asks)


def kind(code: str) -> Kind:
    """Return a registered kind; LookupError for one that nobody registered: a bug of the caller."""
    return _kinds[code]


def label(code: str) -> str:
    """Return what a kind is called; its code where its module is gone."""
    found = _kinds.get(code)
    return str(found.label) if found else code


def kinds() -> list[Kind]:
    """Return every kind, in the order of registration."""
    return list(_kinds.values())
