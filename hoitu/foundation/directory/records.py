"""What a person's page shows: roles, rights and delegations with their places in words (reads only)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from hoitu.foundation.directory import queries, rules
from hoitu.foundation.directory.models import ApprovalRight, Delegation, Membership, Person, Suspension, Unit
from hoitu.foundation.reading.together import together


@dataclass(frozen=True)
class Line:
    """One dated row: what, where, from when to when, and whether it is in force today."""

    id: int
    person: Person
    what: str
    where: str
    from_date: date
    to_date: date | None
    in_force: bool
    agency_id: UUID


@dataclass(frozen=True)
class DelegationLine:
    """One delegation with both its people."""

    id: int
    giver: Person
    deputy: Person
    what: str
    where: str
    document: str
    from_date: date
    to_date: date
    in_force: bool
    revoked: bool
    revoked_reason: str


@dataclass(frozen=True)
class PersonRecord:
    """Everything on a person's page."""

    person: Person
    memberships: list[Line]
    rights: list[Line]
    given: list[DelegationLine]
    held: list[DelegationLine]
    suspension: Suspension | None


def of_person(person: Person, today: date) -> PersonRecord:
    """Return a person's rows, newest first (two queries)."""
    rows = together(**_sets(person))
    dated = [*rows["memberships"], *rows["rights"], *rows["lent"]]
    names = queries.agency_names({row.agency_id for row in dated}, today)
    lent = delegation_lines(rows["lent"], today, names)
    return PersonRecord(
        person=person,
        memberships=lines(rows["memberships"], today, names),
        rights=lines(rows["rights"], today, names),
        given=[each for each in lent if each.giver == person],
        held=[each for each in lent if each.deputy == person],
        suspension=next(iter(rows["suspensions"]), None),
    )


def _sets(person: Person) -> dict[str, QuerySet[Any]]:
    involved = Delegation.objects.filter(Q(giver=person) | Q(deputy=person))
    return {
        "memberships": Membership.objects.filter(person=person).select_related("unit", "person"),
        "rights": ApprovalRight.objects.filter(person=person).select_related("unit", "person"),
        "lent": involved.select_related("giver", "deputy", "unit"),
        "suspensions": Suspension.objects.filter(person=person, lifted_at=None),
    }


def own_rights(person: Person, today: date) -> list[Line]:
    """Return the rights a person could delegate today or later."""
    rows = ApprovalRight.objects.filter(Q(to_date=None) | Q(to_date__gt=today), person=person)
    return lines(list(rows.select_related("unit", "person")), today)


def lines(
    rows: Collection[Membership | ApprovalRight], today: date, names: Mapping[UUID, str] | None = None
) -> list[Line]:
    """Return rows in words, those in force first, then newest first; `names` of the agencies where at hand."""
    names = queries.agency_names({row.agency_id for row in rows}, today) if names is None else names
    made = [
        Line(
            id=row.pk,
            person=row.person,
            what=row.get_role_display() if isinstance(row, Membership) else row.get_level_display(),
            where=_where(names[row.agency_id], row.unit),
            from_date=row.from_date,
            to_date=row.to_date,
            in_force=rules.in_force(row.from_date, row.to_date, today),
            agency_id=row.agency_id,
        )
        for row in rows
    ]
    return sorted(made, key=lambda line: (not line.in_force, -line.from_date.toordinal(), line.where, line.what))


def delegation_lines(
    rows: Collection[Delegation], today: date, names: Mapping[UUID, str] | None = None
) -> list[DelegationLine]:
    """Return delegations in words, newest first; `names` of the agencies where at hand."""
    names = queries.agency_names({row.agency_id for row in rows}, today) if names is None else names
    made = [
        DelegationLine(
            id=row.pk,
            giver=row.giver,
            deputy=row.deputy,
            what=row.get_level_display(),
            where=_where(names[row.agency_id], row.unit),
            document=row.document,
            from_date=row.from_date,
            to_date=row.to_date,
            in_force=row.revoked_at is None and rules.in_force(row.from_date, row.to_date, today),
            revoked=row.revoked_at is not None,
            revoked_reason=row.revoked_reason,
        )
        for row in rows
    ]
    return sorted(made, key=lambda line: (not line.in_force, -line.from_date.toordinal()))


def _where(agency: str, unit: Unit | None) -> str:
    return f"{agency}: {unit.name}" if unit else agency
