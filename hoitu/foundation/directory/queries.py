"""All reads of the directory. Every answer is for a day: the day of the act, not today."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext as _

from hoitu.foundation.directory import rules
from hoitu.foundation.directory.memory import remembered
from hoitu.foundation.directory.models import (
    Agency,
    AgencyKind,
    AgencyLink,
    AgencyName,
    ApprovalRight,
    Delegation,
    Membership,
    Person,
    Unit,
    Verification,
)
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.directory.rules import Held, HeldRight, RightUsed, Standing
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
    "predecessors",
    "roles_on",
    "standing",
    "unit",
    "units_of",
]


def in_force(on: date, prefix: str = "") -> Q:
    """Return the condition that a half-open period of a row (or of a related one, by prefix) holds on a day."""
    return Q(**{f"{prefix}from_date__lte": on}) & (Q(**{f"{prefix}to_date": None}) | Q(**{f"{prefix}to_date__gt": on}))


@remembered
def roles_on(person_id: UUID, on: date) -> frozenset[Held]:
    """Return every role a person holds on a day."""
    rows = Membership.objects.filter(in_force(on), person_id=person_id)
    return frozenset(Held(*row) for row in rows.values_list("role", "agency_id", "unit_id"))


def standing(person: Person, on: date) -> Standing:
    """Return all that a person is and may approve on a day (three queries): take it once for a whole list."""
    return Standing(roles=roles_on(person.pk, on), rights=_rights(person, on), heirs=_heirs(on))


def holds_role(
    person: Person, roles: Collection[str], *, agency_id: UUID, unit_id: UUID | None = None, on: date
) -> bool:
    """Say whether a person holds one of these roles here: agency-wide covers every desk, no desk asks for any desk."""
    return Standing(roles=roles_on(person.pk, on), heirs=_heirs(on)).holds(roles, agency_id=agency_id, unit_id=unit_id)


def approval_right(
    person: Person, *, agency_id: UUID, unit_id: UUID | None = None, level: str, on: date
) -> RightUsed | None:
    """Return by what a person may approve here: their own right, else a live delegation whose giver holds the right."""
    return Standing(rights=_rights(person, on), heirs=_heirs(on)).right(level, agency_id=agency_id, unit_id=unit_id)


def levels_held(person: Person, on: date) -> frozenset[str]:
    """Return the levels a person may approve at anywhere, by right or by delegation."""
    return frozenset(right.level for right in _rights(person, on))


def needs_second_factor(person: Person, on: date) -> bool:
    """Say whether a person must sign in with a second factor: approvers, their deputies and administrators."""
    return (
        Membership.objects.filter(in_force(on), person=person, role=Role.ADMINISTRATOR).exists()
        or ApprovalRight.objects.filter(in_force(on), person=person).exists()
        or _live_delegations(on).filter(deputy=person).exists()
    )


def approvers(*, agency_id: UUID, unit_id: UUID | None, level: str, on: date) -> QuerySet[Person]:
    """Return who may approve here on a day, by right or by delegation, by name."""
    place = Q(agency_id=agency_id) & (Q(unit_id=None) | Q(unit_id=unit_id))
    own = ApprovalRight.objects.filter(in_force(on), place, level=level).values("person_id")
    lent = _live_delegations(on).filter(place, level=level).values_list("deputy_id", "giver_id", "unit_id")
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


def units_of(agency_id: UUID, on: date) -> QuerySet[Unit]:
    """Return the desks an agency has on a day, by name."""
    return Unit.objects.filter(in_force(on), agency_id=agency_id).order_by("name")


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
    return _holding(roles, {agency_id} | _heirs(on).get(agency_id, frozenset()), on)


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


@remembered
def _rights(person: Person, on: date) -> tuple[HeldRight, ...]:
    """Return a person's own rights and those lent to them whose giver still holds them (one query)."""
    own = ApprovalRight.objects.filter(in_force(on), person=person).annotate(
        lent_by=Value(None, output_field=BigIntegerField())
    )
    givers = ApprovalRight.objects.filter(
        in_force(on),
        Q(unit_id=None) | Q(unit_id=OuterRef("unit_id")),
        person_id=OuterRef("giver_id"),
        level=OuterRef("level"),
        agency_id=OuterRef("agency_id"),
    )
    lent = _live_delegations(on).filter(Exists(givers), deputy=person)
    place = ("level", "agency_id", "unit_id")
    return tuple(HeldRight(*row) for row in own.values_list(*place, "lent_by").union(lent.values_list(*place, "pk")))


def _live_delegations(on: date) -> QuerySet[Delegation]:
    return Delegation.objects.filter(in_force(on), revoked_at=None)


@remembered
def predecessors(on: date) -> dict[UUID, frozenset[UUID]]:
    """Return for each agency those it took over by a day, near and far."""
    links = AgencyLink.objects.filter(on_date__lte=on).values_list("successor_id", "predecessor_id")
    return rules.heirs(list(links))


@remembered
def _heirs(on: date) -> dict[UUID, frozenset[UUID]]:
    agencies = AgencyLink.objects.filter(on_date__lte=on).values_list("predecessor_id", "successor_id")
    desks = Unit.objects.filter(from_date__lte=on, follows__isnull=False).values_list("follows_id", "id")
    return rules.heirs(agencies.union(desks))
