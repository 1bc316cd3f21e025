"""What happens when somebody signs in, fails to, is locked out, or changes their second factor: it is audited."""

from __future__ import annotations

from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa import signals as mfa
from allauth.mfa.models import Authenticator
from axes.signals import user_locked_out
from django.apps import AppConfig, apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import post_migrate
from django.http import HttpRequest

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.directory import permissions
from hoitu.foundation.directory.middleware import SEEN
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.queries import known_name
from hoitu.foundation.directory.requests import source_of
from hoitu.kernel.clock import local_date, now


def connect() -> None:
    """Listen to Django, allauth and axes, which speak in signals; our own modules speak in operations and events."""
    user_logged_in.connect(signed_in, dispatch_uid="directory.signed_in")
    user_logged_out.connect(signed_out, dispatch_uid="directory.signed_out")
    user_login_failed.connect(sign_in_failed, dispatch_uid="directory.sign_in_failed")
    user_locked_out.connect(locked_out, dispatch_uid="directory.locked_out")
    mfa.authenticator_added.connect(factor_added, dispatch_uid="directory.factor_added")
    mfa.authenticator_removed.connect(factor_removed, dispatch_uid="directory.factor_removed")
    mfa.authenticator_reset.connect(factor_renewed, dispatch_uid="directory.factor_renewed")
    mfa.authentication_failed.connect(factor_failed, dispatch_uid="directory.factor_failed")
    post_migrate.connect(migrated, dispatch_uid="directory.groups")


def signed_in(request: HttpRequest, user: Person, **_: Any) -> None:
    """Note the time, bring the groups up to date, and record the sign-in."""
    at = now()
    request.session[SEEN] = at.timestamp()
    permissions.sync_groups(user, local_date(at))
    audit.record_login(by=user, address=source_of(request), method=_method(request, user), now=at)


def signed_out(request: HttpRequest, user: Person | None, **_: Any) -> None:
    """Record the end of a session, by the person or by idleness."""
    if user is None:
        return
    if getattr(request, "ended_by_idleness", False):
        _record(user, "directory.session.idle", user, request)
    else:
        audit.record_logout(by=user, now=now())


def sign_in_failed(credentials: dict[str, Any], request: HttpRequest | None = None, **_: Any) -> None:
    """Record a refused sign-in."""
    name = known_name(str(credentials.get("username", "")))
    audit.record_failed_login(name=name, address=source_of(request), now=now())


def locked_out(request: HttpRequest, username: str, **_: Any) -> None:
    """Record the lock-out once, when it begins."""
    if getattr(request, "axes_failures_since_start", None):
        audit.record_lock_out(name=known_name(username), address=source_of(request), now=now())


def factor_added(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Record a new second factor."""
    _record(user, "directory.second_factor.add", user, request, type=authenticator.type)


def factor_removed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Record a removed second factor; without it the password must be longer, so a new one is asked for."""
    if authenticator.type == Authenticator.Type.TOTP:
        Person.objects.filter(pk=user.pk).update(must_change_password=True)
    _record(user, "directory.second_factor.remove", user, request, type=authenticator.type)


def factor_renewed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Record new recovery codes."""
    _record(user, "directory.second_factor.renew", user, request, type=authenticator.type)


def factor_failed(request: HttpRequest, user: Person, authenticator: Authenticator, **_: Any) -> None:
    """Record a wrong code at sign-in."""
    audit.record_failed_login(name=user.username, address=source_of(request), reason=authenticator.type, now=now())


def migrated(app_config: AppConfig, **_: Any) -> None:
    """Bring the roles' groups up to date after the last app was migrated."""
    with_models = [each for each in apps.get_app_configs() if each.models_module is not None]
    if app_config is with_models[-1]:
        for each in with_models:
            create_permissions(each, verbosity=0)
        permissions.ensure_groups()


def _method(request: HttpRequest, user: Person) -> str:
    """Return how somebody proved who they are, the strongest proof of this sign-in."""
    records = get_authentication_records(request, user)
    return str(records[-1].get("type") or records[-1]["method"]) if records else "password"


def _record(by: Person, action: str, person: Person, request: HttpRequest | None, **detail: str) -> None:
    detail = {"address": source_of(request), **detail}
    audit.record(by=by, action=action, target=person, detail=detail, now=now())
