"""All reads of the directory. Every answer is for a day: the day of the act, not today."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from hoitu.foundation.directory.memory import remembered
from hoitu.foundation.directory.models import (
    Agency,
    AgencyKind,
    AgencyName,
    ApprovalRight,
    Delegation,
    Membership,
    Person,
    Unit,
    Verification,
)
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.directory.rules import Held, RightUsed, Standing
from hoitu.foundation.directory.standings import heirs, in_force, live_delegations, roles_on, standing
from hoitu.kernel.refusal import NotFound

__all__ = [
    "Agency",
    "AgencyKind",
    "ApprovalRight",
    "Delegation",
    "Held",
    "Membership",
    "Person",
    "RightUsed",
    "Standing",
    "Unit",
    "Verification",
    "active_people",
    "agencies_on",
    "agency",
    "agency_by_code",
    "agency_name",
    "agency_names",
    "all_agencies_on",
    "approval_right",
    "approvers",
    "holders",
    "holds_role",
    "home_agency",
    "in_force",
    "known_name",
    "levels_held",
    "needs_second_factor",
    "people_of",
    "people_with",
    "people_within",
    "person",
    "remembered",
    "roles_on",
    "standing",
    "unit",
    "units_of",
    "units_within",
]


def holds_role(
    person: Person, roles: Collection[str], *, agency_id: UUID, unit_id: UUID | None = None, on: date
) -> bool:
    """Say whether a person holds one of these roles here: agency-wide covers every desk, no desk asks for any desk."""
    return standing(person, on).holds(roles, agency_id=agency_id, unit_id=unit_id)


def approval_right(
    person: Person, *, agency_id: UUID, unit_id: UUID | None = None, level: str, on: date
) -> RightUsed | None:
    """Return by what a person may approve here: their own right, else a live delegation whose giver holds the right."""
    return standing(person, on).right(level, agency_id=agency_id, unit_id=unit_id)


def levels_held(person: Person, on: date) -> frozenset[str]:
    """Return the levels a person may approve at anywhere, by right or by delegation."""
    return frozenset(right.level for right in standing(person, on).rights)


def needs_second_factor(person: Person, on: date) -> bool:
    """Say whether a person must sign in with a second factor: approvers, their deputies and administrators."""
    administers = Membership.objects.filter(in_force(on), person=person, role=Role.ADMINISTRATOR).values("pk")
    own = ApprovalRight.objects.filter(in_force(on), person=person).values("pk")
    return bool(administers.union(own, live_delegations(on).filter(deputy=person).values("pk")))


def approvers(*, agency_id: UUID, unit_id: UUID | None, level: str, on: date) -> QuerySet[Person]:
    """Return who may approve here on a day, by right or by delegation, by name."""
    place = Q(agency_id=agency_id) & (Q(unit_id=None) | Q(unit_id=unit_id))
    own = ApprovalRight.objects.filter(in_force(on), place, level=level).values("person_id")
    lent = live_delegations(on).filter(place, level=level).values_list("deputy_id", "giver_id", "unit_id")
    holders = [
        deputy
        for deputy, giver, unit_of in lent
        if ApprovalRight.objects.filter(in_force(on), person_id=giver, agency_id=agency_id, level=level)
        .filter(Q(unit_id=None) | Q(unit_id=unit_of))
        .exists()
    ]
    return Person.objects.filter(Q(pk__in=own) | Q(pk__in=holders), is_active=True).order_by("full_name")


def person_named(username: str) -> Person | None:
    """Return the person who signs in by a name, or None."""
    return Person.objects.filter(username=username).first()


def known_name(typed: str) -> str:
    """Return a name typed at the door as the directory has it; an unknown one is not told on: it may be a password."""
    wanted = typed.strip().lower()
    return wanted if Person.objects.filter(username=wanted).exists() else "?"


def person(person_id: UUID) -> Person:
    """Return one person; raises NotFound."""
    found = Person.objects.filter(pk=person_id).first()
    if found is None:
        raise NotFound(_("This person is not in the directory."))
    return found


def active_people(person_ids: Collection[UUID]) -> QuerySet[Person]:
    """Return those of these people whose accounts are not disabled."""
    return Person.objects.filter(pk__in=person_ids, is_active=True).order_by("pk")


def agency(agency_id: UUID) -> Agency:
    """Return one agency; raises NotFound."""
    found = Agency.objects.filter(pk=agency_id).first()
    if found is None:
        raise NotFound(_("This agency is not in the directory."))
    return found


def agency_by_code(code: str) -> Agency | None:
    """Return the agency of this code, or None."""
    return Agency.objects.filter(code=code).first()


def unit(unit_id: UUID) -> Unit:
    """Return one desk; raises NotFound."""
    found = Unit.objects.filter(pk=unit_id).first()
    if found is None:
        raise NotFound(_("This desk is not in the directory."))
    return found


def agency_name(agency_id: UUID, on: date) -> str:
    """Return what an agency was called on a day; before its first name the first, after its last name the last."""
    return agency_names([agency_id], on).get(agency_id, "")


def agency_names(agency_ids: Collection[UUID], on: date) -> dict[UUID, str]:
    """Return the names of many agencies on a day (one query)."""
    found: dict[UUID, str] = {}
    for name in AgencyName.objects.filter(agency_id__in=agency_ids).order_by("from_date"):
        if name.from_date <= on or name.agency_id not in found:
            found[name.agency_id] = name.name
    return found


def agencies_on(on: date) -> QuerySet[Agency]:
    """Return the agencies that bore a name on a day."""
    return Agency.objects.filter(in_force(on, "names__")).distinct().order_by("code")


@remembered
def all_agencies_on(on: date) -> tuple[Agency, ...]:
    """Return the agencies that bore a name on a day, once for a whole page."""
    return tuple(agencies_on(on))


def units_of(agency_id: UUID, on: date) -> QuerySet[Unit]:
    """Return the desks an agency has on a day, by name."""
    return Unit.objects.filter(in_force(on), agency_id=agency_id).order_by("name")


def units_within(agency_ids: Collection[UUID], on: date) -> QuerySet[Unit]:
    """Return the desks that these agencies have on a day, by name."""
    return Unit.objects.filter(in_force(on), agency_id__in=agency_ids).order_by("name")


def people_of(agency_id: UUID, on: date) -> QuerySet[Person]:
    """Return the active people who hold any role in an agency on a day, by name."""
    inside = Membership.objects.filter(in_force(on), agency_id=agency_id).values("person_id")
    return Person.objects.filter(pk__in=inside, is_active=True).order_by("full_name")


def people_within(agency_ids: Collection[UUID], on: date) -> QuerySet[Person]:
    """Return the people, of disabled accounts too, who hold any role in one of these agencies on a day."""
    inside = Membership.objects.filter(in_force(on), agency_id__in=agency_ids).values("person_id")
    return Person.objects.filter(pk__in=inside)


def people_with(roles: Collection[str], *, agency_id: UUID, on: date) -> QuerySet[Person]:
    """Return the active people who hold one of these roles in an agency on a day, by name."""
    return _holding(roles, {agency_id}, on)


def holders(roles: Collection[str], *, agency_id: UUID, on: date) -> QuerySet[Person]:
    """Return the active people who hold one of these roles in an agency, or in one it went into, on a day, by name."""
    return _holding(roles, {agency_id} | heirs(on).get(agency_id, frozenset()), on)


def _holding(roles: Collection[str], agencies: Collection[UUID], on: date) -> QuerySet[Person]:
    inside = Membership.objects.filter(in_force(on), agency_id__in=agencies, role__in=roles).values("person_id")
    return Person.objects.filter(pk__in=inside, is_active=True).order_by("full_name")


def home_agency(person: Person, on: date) -> Agency | None:
    """Return the agency of a person's oldest role in force, or None for someone without a role."""
    row = (
        Membership.objects.filter(in_force(on), person=person)
        .select_related("agency")
        .order_by("from_date", "pk")
        .first()
    )
    return row.agency if row else None
