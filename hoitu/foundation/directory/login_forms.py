"""The forms of allauth in our words, with our way of checking codes."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from django.contrib.auth import password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.operations import second_factor
from hoitu.kernel.clock import now
from hoitu.kernel.refusal import Refusal
from hoitu.kernel.text import nfc


class LoginForm(account.LoginForm):
    """User name (capitals do not matter) and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, login=_("User name"), password=_("Password"))
        self.fields["login"].widget.attrs |= {"autofocus": True, "autocapitalize": "none", "spellcheck": "false"}

    def clean_login(self) -> str:
        """Return the user name as the directory writes it."""
        return nfc(self.cleaned_data["login"]).strip().lower()


class ChangePasswordForm(account.ChangePasswordForm):
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(
            self,
            oldpassword=_("Present password"),
            password1=_("New password"),
            password2=_("New password once more"),
        )
        self.fields["password1"].help_text = " ".join(password_validation.password_validators_help_texts())


class ReauthenticateForm(account.ReauthenticateForm):
    """The password again, before something weighty."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, password=_("Password"))


class CodeMixin:
    """A code from the phone or from paper, used up once, with the failures counted by the norm."""

    user: Any
    authenticator: Any
    cleaned_data: dict[str, Any]
    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code"))

    def clean_code(self) -> str:
        """Return the code once it has opened the door."""
        code = str(self.cleaned_data["code"])
        try:
            self.authenticator = second_factor.use_code(person=self.user, code=code, now=now())
        except Refusal as refusal:
            self._tell_failure()
            raise ValidationError(refusal.message) from None
        self.authenticator.user = self.user
        return code

    def _tell_failure(self) -> None:
        main = Authenticator.objects.filter(user=self.user, type=Authenticator.Type.TOTP).first()
        if main is not None:
            self._emit_authentication_failed(main)  # type: ignore[attr-defined] # allauth's own


class AuthenticateForm(CodeMixin, mfa.AuthenticateForm):
    """The code at sign-in."""


class ReauthenticateCodeForm(CodeMixin, mfa.ReauthenticateForm):
    """The code again, before something weighty."""


class ActivateForm(totp.ActivateTOTPForm):
    """The first code of a new phone."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _label(self, code=_("Code shown by the app"))

    def clean_code(self) -> str:
        """Return the code, typed with or without spaces."""
        self.cleaned_data["code"] = "".join(str(self.cleaned_data["code"]).split())
        code: str = super().clean_code()
        return code


def _label(form: Any, **labels: Any) -> None:
    """Put our words on allauth's fields; codes are typed with the digits' keyboard."""
    for name, label in labels.items():
        if name in form.fields:
            form.fields[name].label = label
            form.fields[name].help_text = ""
            form.fields[name].widget.attrs.pop("placeholder", None)
            if name == "code":
                form.fields[name].widget.attrs |= {
                    "inputmode": "numeric",
                    "autofocus": True,
                    "autocomplete": "one-time-code",
                }
