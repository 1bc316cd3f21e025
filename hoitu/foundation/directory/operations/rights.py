"""Approval rights, and their delegation in writing."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import authority, queries
from hoitu.foundation.directory.events import tell_access
from hoitu.foundation.directory.models import ApprovalRight, Delegation, Person
from hoitu.foundation.directory.operations.people import locked, overlapping, refuse_absurd, refuse_bad_place
from hoitu.foundation.directory.roles import Level, Role
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotFound, Refusal


@audited("directory.right.grant", target="person_id")
def grant_right(
    *,
    by: Actor,
    person_id: UUID,
    agency_id: UUID,
    level: Level,
    unit_id: UUID | None = None,
    from_date: date,
    to_date: date | None = None,
    now: datetime,
) -> ApprovalRight:
    """Let a member of the agency approve at a level for a period [from, to), in one desk or in all.

    Given by an administrator or the editor-in-chief, never to oneself, never for days that are past.
    """
    today = local_date(now)
    person = locked(person_id)
    authority.require(by, authority.HEADS, queries.agency(agency_id).pk, today)
    if by.actor_id == person.actor_id:
        raise NotAllowed(_("Nobody grants a right to themselves. Ask another administrator."))
    refuse_bad_place(agency_id, unit_id, from_date, to_date)
    _refuse_past(by, from_date, today)
    if not queries.holds_role(person, set(Role), agency_id=agency_id, on=from_date):
        raise Refusal(_("This person holds no role in this agency on that day."), code="not_a_member")
    fields = {"person": person, "agency_id": agency_id, "unit_id": unit_id, "level": Level(level)}
    if overlapping(ApprovalRight.objects, from_date, to_date, **fields):
        raise Refusal(_("This person already holds this right in that period."), code="twice")
    made = ApprovalRight.objects.create(from_date=from_date, to_date=to_date, **fields)
    detail = {"agency": agency_id, "unit": unit_id, "level": level, "from": from_date, "to": to_date}
    tell_access(by, "directory.right.grant", person, now, detail=level)
    audit.record(by=by, action="directory.right.grant", target=person, detail=detail, now=now)
    return made


@audited("directory.right.revoke", target="right_id")
def revoke_right(*, by: Actor, right_id: int, to_date: date, now: datetime) -> ApprovalRight:
    """End a right on a day (the first day without it); one that never began is removed."""
    found = ApprovalRight.objects.select_for_update(no_key=True).filter(pk=right_id).select_related("person").first()
    if found is None:
        raise NotFound(_("This right is not in the directory."))
    authority.require(by, authority.HEADS, found.agency_id, local_date(now))
    _refuse_past(by, to_date, local_date(now))
    refuse_absurd(to_date)
    if found.to_date is not None and found.to_date <= to_date:
        raise Refusal(_("This right ends earlier already."), code="already")
    if to_date <= found.from_date:
        found.delete()
    else:
        found.to_date = to_date
        found.save(update_fields=["to_date"])
    detail = {"agency": found.agency_id, "unit": found.unit_id, "level": found.level, "to": to_date}
    audit.record(by=by, action="directory.right.revoke", target=found.person, detail=detail, now=now)
    return found


@audited("directory.delegation.give", target="deputy_id")
def delegate(
    *,
    by: Person,
    deputy_id: UUID,
    agency_id: UUID,
    level: Level,
    unit_id: UUID | None = None,
    document: str,
    from_date: date,
    to_date: date,
    now: datetime,
) -> Delegation:
    """Lend one's own approval right to a deputy, in writing, for a period [from, to).

    The giver must hold the right for all of the period; what was itself lent cannot be lent on.
    """
    deputy = locked(deputy_id)
    if not document.strip():
        raise Refusal(_("Enter the number of the written delegation."), code="document_missing")
    refuse_bad_place(agency_id, unit_id, from_date, to_date)
    _refuse_past(by, from_date, local_date(now))
    if not _holds_throughout(by, agency_id, unit_id, level, from_date, to_date):
        raise NotAllowed(_("Only a right of your own, held for the whole period, can be delegated."))
    _refuse_deputy(by, deputy, agency_id, from_date)
    made = Delegation.objects.create(
        giver=by,
        deputy=deputy,
        agency_id=agency_id,
        unit_id=unit_id,
        level=Level(level),
        document=document.strip()[:120],
        from_date=from_date,
        to_date=to_date,
        given_at=now,
    )
    detail = {"deputy": deputy.username, "level": level, "document": made.document, "from": from_date, "to": to_date}
    audit.record(by=by, action="directory.delegation.give", target=made, detail=detail, now=now)
    return made


def _refuse_deputy(by: Person, deputy: Person, agency_id: UUID, from_date: date) -> None:
    if deputy.pk == by.pk:
        raise Refusal(_("A right is delegated to somebody else."), code="self")
    if not deputy.is_active or not queries.holds_role(deputy, set(Role), agency_id=agency_id, on=from_date):
        raise Refusal(_("The deputy must hold a role in this agency and be able to sign in."), code="not_a_member")


@audited("directory.delegation.revoke", target="delegation_id")
def revoke_delegation(*, by: Actor, delegation_id: int, reason: str, now: datetime) -> Delegation:
    """Take a delegation back at once; by its giver, the editor-in-chief or an administrator."""
    found = Delegation.objects.select_for_update(no_key=True).filter(pk=delegation_id).first()
    if found is None:
        raise NotFound(_("This delegation is not in the directory."))
    if not (isinstance(by, Person) and by.pk == found.giver_id):
        authority.require(by, authority.HEADS, found.agency_id, local_date(now))
    if found.revoked_at is not None:
        raise Refusal(_("This delegation is already revoked."), code="already")
    if not reason.strip():
        raise Refusal(_("Say why the delegation is revoked."), code="reason_missing")
    found.revoked_at, found.revoked_reason = now, reason.strip()[:300]
    found.save(update_fields=["revoked_at", "revoked_reason"])
    detail = {"reason": found.revoked_reason, "document": found.document}
    audit.record(by=by, action="directory.delegation.revoke", target=found, detail=detail, now=now)
    return found


def _holds_throughout(
    giver: Person, agency_id: UUID, unit_id: UUID | None, level: Level, from_date: date, to_date: date
) -> bool:
    return any(
        right.level == level
        and (right.unit_id is None or right.unit_id == unit_id)
        and right.from_date <= from_date
        and (right.to_date is None or to_date <= right.to_date)
        for right in ApprovalRight.objects.filter(person=giver, agency_id=agency_id)
    )


def _refuse_past(by: Actor, day: date, today: date) -> None:
    """Rights decide who was allowed to approve: nobody but the house writes them into the past."""
    if day < today and not isinstance(by, SystemActor):
        raise Refusal(_("Choose today or a later day."), code="past")
