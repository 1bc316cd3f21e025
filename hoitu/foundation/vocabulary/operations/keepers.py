"""Who keeps the vocabulary: the secretariat and administrators, and the machine itself."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from hoitu.foundation.directory.queries import Person, roles_on
from hoitu.foundation.directory.roles import Role
from hoitu.kernel.actor import Actor, SystemActor
from hoitu.kernel.clock import local_date, plain_day
from hoitu.kernel.periods import is_thinkable
from hoitu.kernel.refusal import NotAllowed, NotReady

KEEPERS = {Role.SECRETARIAT, Role.ADMINISTRATOR}


def keeps(by: Actor, now: datetime) -> bool:
    """Say whether someone may change the vocabulary."""
    if isinstance(by, SystemActor):
        return True
    if not isinstance(by, Person) or not by.is_active:
        return False
    return any(held.role in KEEPERS for held in roles_on(by.pk, local_date(now)))


def must_keep(by: Actor, now: datetime) -> None:
    """Raise NotAllowed unless someone may change the vocabulary."""
    if not keeps(by, now):
        raise NotAllowed(_("Only the secretariat and administrators change the vocabulary: ask one of them."))


def refuse_absurd(day: date | None) -> None:
    """Refuse a day that nobody means, such as one of the year 0001 or 9999."""
    if day is not None and not is_thinkable(day):
        raise NotReady(_("%(day)s cannot be meant: check the year, from 1900 to 2099.") % {"day": plain_day(day)})
