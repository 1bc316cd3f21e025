"""People and the roles they hold."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Manager, Q
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import authority, permissions, queries
from hoitu.foundation.directory.events import tell_access
from hoitu.foundation.directory.models import ApprovalRight, Membership, Person, Unit
from hoitu.foundation.directory.models.person import USERNAME
from hoitu.foundation.directory.roles import Role
from hoitu.foundation.directory.rules import temporary_password_letters
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.clock import local_date, plain_day
from hoitu.kernel.periods import is_thinkable
from hoitu.kernel.refusal import NotAllowed, NotFound, Refusal
from hoitu.kernel.text import nfc

TEMPORARY_LENGTH = 16


@dataclass(frozen=True)
class Hired:
    """A new person and the password to hand over once; it must be changed at the first sign-in."""

    person: Person
    temporary_password: str


@audited("directory.person.hire", target="agency_id")
def hire(
    *,
    by: Actor,
    username: str,
    full_name: str,
    agency_id: UUID,
    roles: Collection[Role],
    unit_id: UUID | None = None,
    from_date: date | None = None,
    to_date: date | None = None,
    pen_name: str = "",
    email: str = "",
    phone: str = "",
    password: str = "",
    is_demo: bool = False,
    now: datetime,
) -> Hired:
    """Take someone in with one or more roles in an agency (`unit_id` for one desk).

    A `password` may be given by the house itself only (demo); otherwise a temporary one is made and must be changed.
    """
    today = local_date(now)
    authority.require(by, authority.ADMINISTRATORS, queries.agency(agency_id).pk, today)
    if password and not isinstance(by, SystemActor):
        raise NotAllowed(_("Passwords are made by the system and handed over once."))
    given = password or temporary_password()
    person = Person(
        username=_free_username(username),
        full_name=_name(full_name),
        pen_name=nfc(pen_name).strip(),
        email=email.strip(),
        phone=phone.strip(),
        date_joined=now,
        is_demo=is_demo,
    )
    _let_in(person, given, lasting=bool(password), now=now)
    for role in dict.fromkeys(roles):
        _join(person, agency_id, unit_id, role, from_date or today, to_date)
    permissions.sync_groups(person, today)
    detail = {"username": person.username, "agency": agency_id, "unit": unit_id, "roles": sorted(set(roles))}
    tell_access(by, "directory.person.hire", person, now, detail=" ".join(sorted(set(roles))))
    audit.record(by=by, action="directory.person.hire", target=person, detail=detail, now=now)
    return Hired(person, given)


def _let_in(person: Person, password: str, *, lasting: bool, now: datetime) -> None:
    """Save a person with a password; one that does not last is changed at the first sign-in."""
    person.must_change_password, person.password_changed_at = not lasting, now if lasting else None
    person.set_password(password)
    _clean(person)
    person.save()


@audited("directory.person.edit", target="person_id")
def edit_person(
    *, by: Actor, person_id: UUID, full_name: str, pen_name: str, email: str, phone: str, now: datetime
) -> Person:
    """Change how a person is named and reached."""
    person = locked(person_id)
    authority.require_over_person(by, person, local_date(now))
    before = {name: getattr(person, name) for name in ("full_name", "pen_name", "email", "phone")}
    person.full_name, person.pen_name = _name(full_name), nfc(pen_name).strip()
    person.email, person.phone = email.strip(), phone.strip()
    _clean(person)
    person.save(update_fields=list(before))
    changed = {name: [value, getattr(person, name)] for name, value in before.items() if value != getattr(person, name)}
    audit.record(by=by, action="directory.person.edit", target=person, detail=changed, now=now)
    return person


@audited("directory.membership.add", target="person_id")
def add_membership(
    *,
    by: Actor,
    person_id: UUID,
    agency_id: UUID,
    role: Role,
    unit_id: UUID | None = None,
    from_date: date,
    to_date: date | None = None,
    now: datetime,
) -> Membership:
    """Give a person one more role for a period [from, to).

    Nobody gives one to themselves. A person of another agency is lent by a body above both: whoever administers a
    person resets their password.
    """
    today = local_date(now)
    person = locked(person_id)
    authority.require(by, authority.ADMINISTRATORS, queries.agency(agency_id).pk, today)
    if by.actor_id == person.actor_id:
        raise NotAllowed(_("Nobody grants a right to themselves. Ask another administrator."))
    authority.require_over_person(by, person, today)
    made = _join(person, agency_id, unit_id, role, from_date, to_date)
    permissions.sync_groups(person, today)
    detail = {"agency": agency_id, "unit": unit_id, "role": role, "from": from_date, "to": to_date}
    tell_access(by, "directory.membership.add", person, now, detail=role)
    audit.record(by=by, action="directory.membership.add", target=person, detail=detail, now=now)
    return made


@audited("directory.membership.end", target="membership_id")
def end_membership(*, by: Actor, membership_id: int, to_date: date, now: datetime) -> Membership:
    """End a role on a day (the first day without it); a role that never began is removed."""
    today = local_date(now)
    found = Membership.objects.select_for_update(no_key=True).filter(pk=membership_id).select_related("person").first()
    if found is None:
        raise NotFound(_("This role is not in the directory."))
    authority.require(by, authority.ADMINISTRATORS, found.agency_id, today)
    refuse_absurd(to_date)
    if found.to_date is not None and found.to_date <= today:
        raise Refusal(_("This role has already ended."))
    if to_date <= found.from_date:
        found.delete()
    else:
        found.to_date = to_date
        found.save(update_fields=["to_date"])
    if found.role == Role.ADMINISTRATOR:
        refuse_without_administrator(to_date)
    permissions.sync_groups(found.person, today)
    detail = {"role": found.role, "agency": found.agency_id, "unit": found.unit_id, "to": to_date}
    audit.record(by=by, action="directory.membership.end", target=found.person, detail=detail, now=now)
    return found


def sync_everybody(now: datetime) -> int:
    """Bring all groups to the roles in force now: roles begin and end by the calendar (a sweep of the outbox)."""
    return permissions.sync_all(local_date(now))


def locked(person_id: UUID) -> Person:
    """Return one person, locked until the end of the transaction; raises NotFound."""
    found = Person.objects.select_for_update(no_key=True).filter(pk=person_id).first()
    if found is None:
        raise NotFound(_("This person is not in the directory."))
    return found


def temporary_password() -> str:
    """Return a password of four classes that is easy to read from paper."""
    letters = temporary_password_letters()
    drawn = [secrets.choice(each) for each in letters]
    drawn += [secrets.choice("".join(letters)) for _ in range(TEMPORARY_LENGTH - len(drawn))]
    secrets.SystemRandom().shuffle(drawn)
    return "".join(drawn)


def refuse_without_administrator(on: date) -> None:
    """Refuse what would leave the whole house without an administrator who can sign in."""
    left = Membership.objects.filter(queries.in_force(on), role=Role.ADMINISTRATOR, person__is_active=True)
    if not left.exists():
        raise Refusal(_("This is the last administrator. Appoint another one first."), code="last_administrator")


def refuse_absurd(*days: date | None) -> None:
    """Refuse a day that nobody means, such as one of the year 0001 or 9999."""
    for day in days:
        if day is not None and not is_thinkable(day):
            raise Refusal(
                _("{day} cannot be meant: check the year, from 1900 to 2099.").format(day=plain_day(day)),
                code="absurd_day",
            )


def refuse_bad_place(agency_id: UUID, unit_id: UUID | None, from_date: date, to_date: date | None) -> None:
    """Refuse a desk of another agency, a day nobody means, or a period that ends before it begins."""
    refuse_absurd(from_date, to_date)
    if unit_id and not Unit.objects.filter(pk=unit_id, agency_id=agency_id).exists():
        raise NotFound(_("This desk does not belong to this agency."))
    if to_date is not None and to_date <= from_date:
        raise Refusal(_("The end must be after the beginning."), code="bad_period")


def overlapping(
    rows: Manager[Membership] | Manager[ApprovalRight], from_date: date, to_date: date | None, **fields: object
) -> bool:
    """Say whether a row of the same fields is in force on any day of the period."""
    found = rows.filter(Q(to_date=None) | Q(to_date__gt=from_date), **fields)
    return found.filter(from_date__lt=to_date).exists() if to_date else found.exists()


def _join(
    person: Person, agency_id: UUID, unit_id: UUID | None, role: Role, from_date: date, to_date: date | None
) -> Membership:
    refuse_bad_place(agency_id, unit_id, from_date, to_date)
    fields = {"person": person, "agency_id": agency_id, "unit_id": unit_id, "role": Role(role)}
    if overlapping(Membership.objects, from_date, to_date, **fields):
        raise Refusal(_("This person already holds this role here in that period."), code="twice")
    return Membership.objects.create(from_date=from_date, to_date=to_date, **fields)


def _free_username(username: str) -> str:
    wanted = username.strip().lower()
    if Person.objects.filter(username=wanted).exists():
        raise Refusal(_("The user name “{name}” is taken: choose another one.").format(name=wanted), code="taken")
    return wanted


def _name(full_name: str) -> str:
    name = " ".join(nfc(full_name).split())
    if not name:
        raise Refusal(_("Enter the full name."), code="name_missing")
    return name


def _clean(person: Person) -> None:
    try:
        USERNAME(person.username)
        person.clean_fields(exclude=["password", "username"])
    except ValidationError as error:
        raise Refusal(" ".join(error.messages), code="bad_field") from None
