"""What the directory tells the audit: whose matter an entry is, and whose entries somebody may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
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
    places = {held.agency_id for held in queries.roles_on(by.pk, on) if held.role in AUDIT_READERS}
    if Agency.objects.filter(pk__in=places, kind__in=authority.PROVINCE).exists():
        return None
    return _with_those_below(places, on)


def _with_those_below(places: Iterable[UUID], on: date) -> frozenset[UUID]:
    took_over = queries.predecessors(on)
    parents = dict(Agency.objects.exclude(parent=None).values_list("pk", "parent_id"))
    found: set[UUID] = set()
    waiting = set(places)
    while waiting:
        found |= waiting
        below = {child for child, parent in parents.items() if parent in waiting}
        waiting = (below | {old for place in waiting for old in took_over.get(place, ())}) - found
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
