"""The second factor: a code from the phone, or one of the recovery codes on paper."""

from __future__ import annotations

import contextlib
from datetime import datetime

from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.utils.translation import gettext as _

from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.models import Person
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.clock import local_date
from hoitu.kernel.refusal import NotAllowed

WINDOW_SECONDS = 15 * 60
KINDS = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


def has_second_factor(person: Person) -> bool:
    """Say whether a person has set up codes on a phone."""
    return bool(Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists())


@audited("directory.second_factor.confirm", target="by")
def confirm_second_factor(*, by: Person, code: str, now: datetime) -> None:
    """Confirm a weighty act with a fresh code, which is used up by it; raises NotAllowed (see `use_code`)."""
    use_code(person=by, code=code, now=now)


def use_code(*, person: Person, code: str, now: datetime) -> Authenticator:
    """Use up a TOTP code (once per person) or a recovery code; return what it belongs to.

    After as many wrong codes as norm `security_baseline/failed_login_max` allows, nothing is accepted for a quarter
    of an hour. Raises NotAllowed.
    """
    most = int(norms.value("security_baseline", "value", local_date(now), "failed_login_max"))
    if cache.get(_failures(person), 0) >= most:
        raise NotAllowed(_("Too many wrong codes. Wait 15 minutes, then try again."), code="second_factor_locked")
    found = Authenticator.objects.filter(user=person, type__in=KINDS)
    if not any(each.type == Authenticator.Type.TOTP for each in found):
        raise NotAllowed(
            _("Set up the second factor in your account first: this act needs a code from your phone."),
            code="second_factor_missing",
        )
    typed = "".join(code.split())
    if not typed:
        raise NotAllowed(_("Enter the 6-digit code shown on your phone."), code="second_factor_needed")
    used = next((each for each in found if each.wrap().validate_code(typed) and _is_first_use(person, typed)), None)
    if used is None:
        _count_failure(person)
        raise NotAllowed(
            _("The code is wrong or was already used. Wait for the next code on your phone and enter it."),
            code="second_factor_wrong",
        )
    cache.delete(_failures(person))
    Authenticator.objects.filter(pk=used.pk).update(last_used_at=now)
    return used


def _is_first_use(person: Person, code: str) -> bool:
    """Remember a code longer than allauth does: with a tolerance it is valid for three steps, not for one."""
    seconds = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    return cache.add(f"directory.second_factor.used.{person.pk}.{code}", 1, timeout=seconds)


def _failures(person: Person) -> str:
    return f"directory.second_factor.failures.{person.pk}"


def _count_failure(person: Person) -> None:
    """Count in the cache, not in the database: the count must outlive the rollback of the refused act."""
    cache.add(_failures(person), 0, timeout=WINDOW_SECONDS)
    with contextlib.suppress(ValueError):  # the window ended between the two calls
        cache.incr(_failures(person))
