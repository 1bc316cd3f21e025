"""Whose matter an entry is, and whose entries somebody may read.

The audit knows no agencies: the directory tells it of people, every module of its own things, each in its
`AppConfig.ready()`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Model

from hoitu.kernel.actor import Actor

Owner = Callable[[str, datetime], UUID | None]


class Directory(Protocol):
    """What the directory answers."""

    def agency_of(self, actor_id: str, at: datetime) -> UUID | None:
        """Return the agency somebody (`person:…`, `name:…`) works for at an instant, None for the house itself."""

    def agencies_read_by(self, by: Actor, at: datetime) -> frozenset[UUID] | None:
        """Return the agencies whose entries somebody may read, None for all."""


class _Nobody:
    def agency_of(self, actor_id: str, at: datetime) -> UUID | None:  # noqa: ARG002 - the protocol's
        return None

    def agencies_read_by(self, by: Actor, at: datetime) -> frozenset[UUID] | None:  # noqa: ARG002 - the protocol's
        return frozenset()


_directory: list[Directory] = [_Nobody()]
_owners: dict[str, Owner] = {}


def ask(directory: Directory) -> None:
    """Ask this directory from now on; until one is named, nobody reads anything."""
    _directory[0] = directory


def owned(owners: Mapping[str, Owner]) -> None:
    """Say how the agency of a kind of thing (`newsroom.output`) is found by its id; None for one that is not there."""
    _owners.update(owners)


def agency_of(actor: Actor, at: datetime) -> UUID | None:
    """Return the agency of who acts."""
    try:
        return _directory[0].agency_of(actor.actor_id, at)
    except ValueError:  # an id that no person has
        return None


def agencies_read_by(actor: Actor, at: datetime) -> frozenset[UUID] | None:
    """Return the agencies whose entries somebody may read, None for all."""
    return _directory[0].agencies_read_by(actor, at)


def owner(kind: str, key: str, at: datetime, row: Model | None = None) -> UUID | None:
    """Return the agency a thing belongs to: as its module tells, else the row's own `agency_id`."""
    if kind in _owners and key:
        try:
            found = _owners[kind](key, at)
        except (ValidationError, ValueError):  # no id of anything: somebody forged an address
            found = None
        if found is not None:
            return found
    own = getattr(row, "agency_id", None)
    return own if isinstance(own, UUID) else None
