"""How allauth behaves in this house: no sign-up, no mail, our words, our operations."""

from __future__ import annotations

import base64
import hashlib
import hmac
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.directory import parking, queries
from hoitu.foundation.directory.models import Person
from hoitu.foundation.directory.operations import access
from hoitu.foundation.directory.queries import known_name
from hoitu.foundation.directory.requests import source_of
from hoitu.kernel.clock import local_date, now


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by user name; accounts are made by administrators only."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The user name or the password is wrong."),
        "too_many_login_attempts": _(
            "Too many failed sign-ins from your address. Wait a quarter of an hour, then try again."
        ),
        "enter_current_password": _("The present password is wrong."),
        "incorrect_password": _("The password is wrong."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 - allauth's signature
        """Say no: people are hired by an administrator."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Turn away an address that failed too often, before the failure counts against the account it names."""
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            name = known_name(str(credentials.get("username", "")))
            audit.record_failed_login(name=name, address=source_of(request), reason="too_many", now=now())
            raise

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return the desk, or the page that gives back what was typed before the lock."""
        return reverse("directory_parked" if parking.read(request) else "wagtailadmin_home")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Return the sign-in page."""
        return reverse("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002 - allauth's signature
        """Return one's own account."""
        return reverse("directory_account")

    def set_password(self, user: Person, password: str) -> None:
        """Set a password that the form has already checked."""
        access.change_password(by=user, password=password, checked=True, now=now())


class SecondFactorAdapter(DefaultMFAAdapter):
    """Codes are kept encrypted, and stay where the work demands them."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("The code is wrong or was already used. Wait for the next one on your phone."),
        "cannot_delete_authenticator": _("Your work needs the second factor: it cannot be switched off."),
        "cannot_generate_recovery_codes": _("Set up the second factor first."),
    }

    def get_totp_label(self, user: Person) -> str:
        """Return the name shown in the phone's app."""
        return user.username

    def can_delete_authenticator(self, authenticator: Any) -> bool:
        """Say no to approvers, deputies and administrators."""
        if authenticator.type != Authenticator.Type.TOTP:
            return True
        return not queries.needs_second_factor(authenticator.user, local_date(now()))

    def encrypt(self, text: str) -> str:
        """Return a secret as it is stored."""
        return _cipher().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Return a stored secret as it is used."""
        return _cipher().decrypt(encrypted_text.encode("ascii")).decode()


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key))) for key in keys])


def _derived(key: str | bytes) -> bytes:
    return hmac.new(force_bytes(key), b"hoitu.directory.second_factor", hashlib.sha256).digest()
