"""The second factor: a code from the phone, or one of the recovery codes on paper."""

from __future__ import annotations

import contextlib
from datetime import datetime

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.db import transaction
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
    used = next((each for each in found if _accepts(each, typed, now)), None)
    if used is None:
        _count_failure(person)
        raise NotAllowed(
            _("The code is wrong or was already used. Wait for the next code on your phone and enter it."),
            code="second_factor_wrong",
        )
    cache.delete(_failures(person))
    Authenticator.objects.filter(pk=used.pk).update(last_used_at=now)
    return used


def code_at(secret: str, at: datetime) -> str:
    """Return the code a phone with this secret shows at an instant."""
    return str(totp.format_hotp_value(totp.hotp_value(secret, int(at.timestamp()) // app_settings.TOTP_PERIOD)))


def _accepts(found: Authenticator, code: str, now: datetime) -> bool:
    if found.type == Authenticator.Type.TOTP:
        return _accepts_step(found, code, now)
    return bool(found.wrap().validate_code(code))


def _accepts_step(found: Authenticator, code: str, now: datetime) -> bool:
    """Accept a time step once and never one before it (RFC 6238, 5.2), whichever process was asked.

    The step used last is kept in the row: a cache forgets, and each process has its own.
    """
    with transaction.atomic():
        row = Authenticator.objects.select_for_update(no_key=True).get(pk=found.pk)
        secret, last = decrypt(row.data["secret"]), row.data.get("last_step", -1)
        middle = int(now.timestamp()) // app_settings.TOTP_PERIOD
        for step in range(middle - app_settings.TOTP_TOLERANCE, middle + app_settings.TOTP_TOLERANCE + 1):
            shown = totp.format_hotp_value(totp.hotp_value(secret, step))
            if step > last and compare_user_code(actual=code, expected=shown):
                row.data["last_step"] = step
                row.save(update_fields=["data"])
                return True
    return False


def _failures(person: Person) -> str:
    return f"directory.second_factor.failures.{person.pk}"


def _count_failure(person: Person) -> None:
    """Count in the cache, not in the database: the count must outlive the rollback of the refused act."""
    cache.add(_failures(person), 0, timeout=WINDOW_SECONDS)
    with contextlib.suppress(ValueError):  # the window ended between the two calls
        cache.incr(_failures(person))
