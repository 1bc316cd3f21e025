"""What the directory tells the audit: whose matter an entry is, and whose entries somebody may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID

from hoitu.foundation.directory import authority, queries
from hoitu.foundation.directory.models import Agency, ApprovalRight, Delegation, Membership, Person, Unit
from hoitu.foundation.directory.permissions import AUDIT_READERS
from hoitu.kernel.actor import Actor
from hoitu.kernel.clock import local_date


def agency_of(actor_id: str, at: datetime) -> UUID | None:
    """Return the agency of a person's oldest role in force: of who acted, or of the account a stranger tried."""
    kind, _colon, key = actor_id.partition(":")
    if kind == "name":
        found = queries.person_named(key)
        return _home(found.pk, at) if found else None
    return _home(UUID(key), at) if kind == "person" else None


def agencies_read_by(by: Actor, at: datetime) -> frozenset[UUID] | None:
    """Return the agencies whose entries somebody may read: their own, those under it, those it took over.

    None (all, and what concerns no agency) for who watches in a provincial body.
    """
    if not isinstance(by, Person) or not by.is_active:
        return frozenset()
    on = local_date(at)
    standing = queries.standing(by, on)
    places = {held.agency_id for held in standing.roles if held.role in AUDIT_READERS}
    agencies = list(Agency.objects.values_list("pk", "parent_id", "kind"))
    if any(pk in places and kind in authority.PROVINCE for pk, _parent, kind in agencies):
        return None
    return _with_those_below(places, standing, {pk: parent for pk, parent, _kind in agencies})


def _with_those_below(
    places: Iterable[UUID], standing: queries.Standing, parents: Mapping[UUID, UUID | None]
) -> frozenset[UUID]:
    found: set[UUID] = set()
    waiting = set(places)
    while waiting:
        found |= waiting
        below = {child for child, parent in parents.items() if parent in waiting}
        waiting = (below | standing.took_over(waiting)) - found
    return frozenset(found)


def _home(person_id: UUID, at: datetime) -> UUID | None:
    held = Membership.objects.filter(queries.in_force(local_date(at)), person_id=person_id)
    return held.order_by("from_date", "pk").values_list("agency_id", flat=True).first()


def _agency(key: str, _at: datetime) -> UUID | None:
    return UUID(key)


def _person(key: str, at: datetime) -> UUID | None:
    return _home(UUID(key), at)


def _unit(key: str, _at: datetime) -> UUID | None:
    return Unit.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _membership(key: str, _at: datetime) -> UUID | None:
    return Membership.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _right(key: str, _at: datetime) -> UUID | None:
    return ApprovalRight.objects.filter(pk=key).values_list("agency_id", flat=True).first()


def _delegation(key: str, _at: datetime) -> UUID | None:
    return Delegation.objects.filter(pk=key).values_list("agency_id", flat=True).first()


OWNERS = {
    "directory.agency": _agency,
    "directory.person": _person,
    "directory.deputy": _person,
    "directory.unit": _unit,
    "directory.membership": _membership,
    "directory.right": _right,
    "directory.approvalright": _right,
    "directory.delegation": _delegation,
}
