"""Moves desks, roles and rights from a merged agency to its successor, closing the old rows and opening new ones."""

from __future__ import annotations

import copy
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from hoitu.foundation.directory.models import Agency, ApprovalRight, Delegation, Membership, Unit


def move_people(predecessor: Agency, successor: Agency, on: date, now: datetime) -> None:
    """Carry over what is in force on the day; delegations end, since their giver's office has ended."""
    open_ = Q(to_date=None) | Q(to_date__gt=on)
    desks = {unit.pk: _move_desk(unit, successor, on) for unit in Unit.objects.filter(open_, agency=predecessor)}
    rows: list[Membership | ApprovalRight] = [
        *Membership.objects.filter(open_, agency=predecessor),
        *ApprovalRight.objects.filter(open_, agency=predecessor),
    ]
    for row in rows:
        _move_row(row, successor, desks.get(row.unit_id) if row.unit_id else None, on)
    ending = Delegation.objects.filter(agency=predecessor, revoked_at=None, to_date__gt=on)
    reason = _("Ended by the merger of the agency.")
    ending.filter(from_date__lt=on).update(to_date=on)
    ending.filter(from_date__gte=on).update(revoked_at=now, revoked_reason=reason)


def _move_row(row: Membership | ApprovalRight, successor: Agency, desk: Unit | None, on: date) -> None:
    if row.from_date < on:
        moved = copy.copy(row)
        moved.pk, moved.from_date = None, on
        moved.agency, moved.unit = successor, desk
        row.to_date = on
        row.save(update_fields=["to_date"])
        moved.save(force_insert=True)
    else:
        row.agency, row.unit = successor, desk
        row.save(update_fields=["agency", "unit"])


def _move_desk(unit: Unit, successor: Agency, on: date) -> Unit:
    code, number = unit.code, 1
    while Unit.objects.filter(agency=successor, code=code).exists():
        number += 1
        code = f"{unit.code[:46]}-{number}"
    made = Unit.objects.create(
        agency=successor,
        code=code,
        name=unit.name,
        from_date=max(on, unit.from_date),
        to_date=unit.to_date,
        follows=unit,
    )
    if unit.from_date < on:
        unit.to_date = on
        unit.save(update_fields=["to_date"])
    return made
