"""All that one person is and may approve on a day, in one question: every screen and every act begins with it."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from hoitu.foundation.directory import rules
from hoitu.foundation.directory.memory import is_remembering, remembered
from hoitu.foundation.directory.models import AgencyLink, ApprovalRight, Delegation, Membership, Person, Unit
from hoitu.foundation.directory.rules import Held, HeldRight, Standing

# What a row of the one question is; each row is (what, word, two places, delegation).
ROLE, RIGHT, HEIR = "role", "right", "heir"
NOTHING = Value(None)


def in_force(on: date, prefix: str = "") -> Q:
    """Return the condition that a half-open period of a row (or of a related one, by prefix) holds on a day."""
    return Q(**{f"{prefix}from_date__lte": on}) & (Q(**{f"{prefix}to_date": None}) | Q(**{f"{prefix}to_date__gt": on}))


def standing(person: Person, on: date) -> Standing:
    """Return all that a person is and may approve on a day (one query): take it once for a whole list."""
    return _standing(person.pk, on)


def roles_on(person_id: UUID, on: date) -> frozenset[Held]:
    """Return every role a person holds on a day; while a page is shown, with all else it will ask of them."""
    if is_remembering():
        return _standing(person_id, on).roles
    rows = Membership.objects.filter(in_force(on), person_id=person_id)
    return frozenset(Held(*row) for row in rows.values_list("role", "agency_id", "unit_id"))


def live_delegations(on: date) -> QuerySet[Delegation]:
    """Return the delegations in force on a day that were not revoked."""
    return Delegation.objects.filter(in_force(on), revoked_at=None)


def heirs(on: date) -> dict[UUID, frozenset[UUID]]:
    """Return for each agency and desk those that took over its work by a day, near and far."""
    agencies, desks = _heirs(on)
    return rules.heirs([row[2:4] for row in agencies.union(desks)])


@remembered
def _standing(person_id: UUID, on: date) -> Standing:
    held = Membership.objects.filter(in_force(on), person_id=person_id)
    own = ApprovalRight.objects.filter(in_force(on), person_id=person_id)
    places = ("agency_id", "unit_id")
    # The one with a number comes first: PostgreSQL takes the types of all from the first two.
    lent = _rows(_lent_to(person_id, on), RIGHT, "level", places, F("pk"))
    roles, rights = _rows(held, ROLE, "role", places), _rows(own, RIGHT, "level", places)
    kept: dict[str, list[tuple[Any, ...]]] = {ROLE: [], RIGHT: [], HEIR: []}
    for what, *row in lent.union(roles, rights, *_heirs(on), all=True):
        kept[what].append(tuple(row))
    return Standing(
        roles=frozenset(Held(*row[:3]) for row in kept[ROLE]),
        rights=tuple(sorted({HeldRight(*row) for row in kept[RIGHT]}, key=str)),
        heirs=rules.heirs([row[1:3] for row in kept[HEIR]]),
    )


def _lent_to(person_id: UUID, on: date) -> QuerySet[Delegation]:
    """Return the delegations to a person whose givers still hold what they lend."""
    givers = ApprovalRight.objects.filter(
        in_force(on),
        Q(unit_id=None) | Q(unit_id=OuterRef("unit_id")),
        person_id=OuterRef("giver_id"),
        level=OuterRef("level"),
        agency_id=OuterRef("agency_id"),
    )
    return live_delegations(on).filter(Exists(givers), deputy_id=person_id)


def _heirs(on: date) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    agencies = AgencyLink.objects.filter(on_date__lte=on)
    desks = Unit.objects.filter(from_date__lte=on, follows__isnull=False)
    return (
        _rows(agencies, HEIR, Value(""), ("predecessor_id", "successor_id")),
        _rows(desks, HEIR, Value(""), ("follows_id", "id")),
    )


def _rows(
    rows: QuerySet[Any], what: str, word: str | Value, places: tuple[str, str], delegation: Any = NOTHING
) -> QuerySet[Any, Any]:
    """Return rows in the shape of the one question."""
    return rows.values_list(Value(what), word, *places, Cast(delegation, BigIntegerField()))
