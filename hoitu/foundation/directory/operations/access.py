"""Who may sign in: passwords, lock-outs, suspensions, lost phones."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from allauth.mfa.models import Authenticator
from axes.utils import reset
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory import authority, permissions
from hoitu.foundation.directory.events import tell_access
from hoitu.foundation.directory.models import Person, Suspension
from hoitu.foundation.directory.operations.people import locked, refuse_without_administrator, temporary_password
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed, NotReady, Refusal


@audited("directory.person.disable", target="person_id")
def disable(*, by: Actor, person_id: UUID, reason: str, now: datetime) -> Suspension:
    """Stop a person from signing in, at once and in every open session, until it is lifted."""
    person = locked(person_id)
    authority.require_over_person(by, person, local_date(now))
    if by.actor_id == person.actor_id:
        raise NotAllowed(_("Nobody disables their own account. Ask another administrator."))
    if not reason.strip():
        raise Refusal(_("Say why the account is disabled."), code="reason_missing")
    if not person.is_active:
        raise Refusal(_("This account is already disabled."), code="already")
    person.is_active = False
    person.save(update_fields=["is_active"])
    refuse_without_administrator(local_date(now))
    made = Suspension.objects.create(person=person, reason=reason.strip()[:300], from_at=now, by_label=by.actor_label)
    permissions.sync_groups(person, local_date(now))
    detail = {"reason": made.reason}
    audit.record(by=by, action="directory.person.disable", target=person, detail=detail, now=now)
    return made


@audited("directory.person.enable", target="person_id")
def enable(*, by: Actor, person_id: UUID, now: datetime) -> Person:
    """Let a disabled person sign in again; the days of inactivity count from now."""
    person = locked(person_id)
    authority.require_over_person(by, person, local_date(now))
    if person.is_active:
        raise Refusal(_("This account is not disabled."), code="already")
    person.is_active, person.last_login = True, now
    person.save(update_fields=["is_active", "last_login"])
    Suspension.objects.filter(person=person, lifted_at=None).update(lifted_at=now, lifted_by_label=by.actor_label)
    permissions.sync_groups(person, local_date(now))
    audit.record(by=by, action="directory.person.enable", target=person, now=now)
    return person


@audited("directory.person.unlock", target="person_id")
def unlock(*, by: Actor, person_id: UUID, now: datetime) -> None:
    """Lift the lock-out after too many wrong passwords (norm `security_baseline/lockout_hours_min`: may be lifted)."""
    person = locked(person_id)
    authority.require_over_person(by, person, local_date(now))
    failures = reset(username=person.username)
    audit.record(by=by, action="directory.person.unlock", target=person, detail={"failures": failures}, now=now)


@audited("directory.password.reset", target="person_id")
def reset_password(*, by: Actor, person_id: UUID, now: datetime) -> str:
    """Return a temporary password to hand over once; every session of the person ends."""
    person = locked(person_id)
    authority.require_over_person(by, person, local_date(now))
    given = temporary_password()
    person.set_password(given)
    person.must_change_password = True
    person.save()
    tell_access(by, "directory.password.reset", person, now)
    audit.record(by=by, action="directory.password.reset", target=person, now=now)
    return given


@audited("directory.password.change", target="by")
def change_password(*, by: Person, password: str, checked: bool = False, now: datetime) -> None:
    """Set one's own new password; `checked` says that a form has asked the validators already."""
    if not checked:
        try:
            validate_password(password, by)
        except ValidationError as error:
            raise NotReady(_("This password cannot be used."), problems=error.messages) from None
    by.set_password(password)
    by.must_change_password, by.password_changed_at = False, now
    by.save()
    audit.record(by=by, action="directory.password.change", target=by, now=now)


@audited("directory.second_factor.reset", target="person_id")
def reset_second_factor(*, by: Actor, person_id: UUID, reason: str, now: datetime) -> None:
    """Remove the codes of a lost phone; the person sets up new ones at the next sign-in."""
    person = locked(person_id)
    authority.require_over_person(by, person, local_date(now))
    if by.actor_id == person.actor_id:
        raise NotAllowed(_("Ask another administrator to reset your second factor."))
    if not reason.strip():
        raise Refusal(_("Say why the second factor is reset."), code="reason_missing")
    Authenticator.objects.filter(user=person).delete()
    detail = {"reason": reason.strip()[:300]}
    tell_access(by, "directory.second_factor.reset", person, now)
    audit.record(by=by, action="directory.second_factor.reset", target=person, detail=detail, now=now)


def disable_inactive(now: datetime) -> int:
    """Disable accounts not used for `security_baseline/inactive_disable_days` (a sweep); return how many.

    The last administrator is kept: a house nobody can open helps nobody.
    """
    days = int(norms.value("security_baseline", "value", local_date(now), "inactive_disable_days"))
    since = now - timedelta(days=days)
    idle = Person.objects.filter(is_active=True).filter(
        Q(last_login__lt=since) | Q(last_login=None, date_joined__lt=since)
    )
    reason = _("Not used for {days} days.").format(days=days)
    done = 0
    for person_id in list(idle.values_list("pk", flat=True)):
        try:
            with transaction.atomic():
                disable(by=SystemActor("directory"), person_id=person_id, reason=reason, now=now)
                done += 1
        except Refusal:
            continue  # the refusal is in the audit
    return done
