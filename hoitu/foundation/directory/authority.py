"""Who may change the directory: administrators of the agency (or of a body above it), and the house itself."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from hoitu.foundation.directory import queries
from hoitu.foundation.directory.models import Agency, AgencyKind, Membership, Person
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.refusal import NotAllowed

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
HEADS = frozenset({Role.ADMINISTRATOR, Role.EDITOR_IN_CHIEF})
READERS = frozenset({Role.ADMINISTRATOR, Role.OVERSEER, Role.AUDITOR, Role.EDITOR_IN_CHIEF})
PROVINCE = (AgencyKind.DEPARTMENT, AgencyKind.PEOPLES_COMMITTEE)
DEEPEST = 6  # supervisory bodies above an agency; a guard against a circle in the data


def holds_above(by: Actor, roles: frozenset[Role], agency_id: UUID, on: date) -> bool:
    """Say whether the actor holds one of the roles in an agency or in a body above it; the house always does."""
    if isinstance(by, SystemActor):
        return True
    if not isinstance(by, Person) or not by.is_active:
        return False
    standing = queries.standing(by, on)
    return any(standing.holds(roles, agency_id=place) for place in _chain(agency_id))


def require(by: Actor, roles: frozenset[Role], agency_id: UUID, on: date) -> None:
    """Refuse unless the actor holds one of the roles here."""
    if not holds_above(by, roles, agency_id, on):
        raise NotAllowed(_("Only an administrator of this agency may do this. Ask one of them."))


def require_over_person(by: Actor, person: Person, on: date) -> None:
    """Refuse unless the actor administers an agency of this person (any agency, for someone without one).

    Agencies whose roles have all ended count only while the person has no others.
    """
    memberships = Membership.objects.filter(person=person)
    still = memberships.filter(Q(to_date=None) | Q(to_date__gt=on))
    places = set(still.values_list("agency_id", flat=True)) or set(memberships.values_list("agency_id", flat=True))
    if isinstance(by, SystemActor) or any(holds_above(by, ADMINISTRATORS, place, on) for place in places):
        return
    if not places and isinstance(by, Person) and administers_somewhere(by, on):
        return
    raise NotAllowed(_("Only an administrator of this person's agency may do this. Ask one of them."))


def require_province(by: Actor, on: date) -> None:
    """Refuse unless the actor administers a provincial body: agencies as such are founded and merged there."""
    if isinstance(by, SystemActor):
        return
    if isinstance(by, Person) and by.is_active:
        held = {each.agency_id for each in queries.roles_on(by.pk, on) if each.role == Role.ADMINISTRATOR}
        if Agency.objects.filter(pk__in=held, kind__in=PROVINCE).exists():
            return
    raise NotAllowed(_("Only an administrator of the provincial department may do this."))


def administers_somewhere(by: Person, on: date) -> bool:
    """Say whether a person is an administrator of any agency."""
    return by.is_active and any(each.role == Role.ADMINISTRATOR for each in queries.roles_on(by.pk, on))


def may_found(by: Person, on: date) -> bool:
    """Say whether to offer founding and merging agencies; the operations ask again."""
    try:
        require_province(by, on)
    except NotAllowed:
        return False
    return True


def heads_somewhere(by: Person, on: date) -> bool:
    """Say whether a person may grant approval rights in any agency."""
    return by.is_active and any(each.role in HEADS for each in queries.roles_on(by.pk, on))


def may_change_person(by: Person, person: Person, on: date) -> bool:
    """Say whether to offer the acts on a person's account; the operations ask again."""
    try:
        require_over_person(by, person, on)
    except NotAllowed:
        return False
    return True


def may_look(person: Person, on: date) -> bool:
    """Say whether a person may read the directory's screens."""
    return person.is_active and any(each.role in READERS for each in queries.roles_on(person.pk, on))


def _chain(agency_id: UUID) -> list[UUID]:
    chain: list[UUID] = []
    current: UUID | None = agency_id
    while current and current not in chain and len(chain) < DEEPEST:
        chain.append(current)
        current = Agency.objects.filter(pk=current).values_list("parent_id", flat=True).first()
    return chain
