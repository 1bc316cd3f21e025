"""Password rules of the security baseline, as Django validators: length, classes, and no coming back too soon."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoitu.foundation.directory import queries, rules
from hoitu.foundation.directory.models import PasswordUse, Person
from hoitu.foundation.directory.operations.second_factor import has_second_factor
from hoitu.foundation.norms import queries as norms
from hoitu.kernel.clock import local_date, now

TOPIC = "security_baseline"


class BaselineValidator:
    """Length and classes: `password_min_with_mfa` for those who sign in with a second factor, else `_without_mfa`."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError with one message for each thing to mend."""
        today = local_date(now())
        entry = norms.entry(TOPIC, today, _code(user, today))
        problems = []
        if len(password) < entry.values["value"]:
            problems.append(
                _("The password must have at least {count} characters.").format(count=entry.values["value"])
            )
        missing = [_classes()[name] for name in rules.missing_classes(password) if name in entry.values["classes"]]
        if missing:
            problems.append(_("The password still needs: {classes}.").format(classes=", ".join(missing)))
        if problems:
            raise ValidationError(problems)

    def get_help_text(self) -> str:
        """Return the rule in words."""
        today = local_date(now())
        return _(
            "At least {with_mfa} characters for those who sign in with a second factor, {without} for others; "
            "small and capital letters, digits and special characters."
        ).format(
            with_mfa=norms.value(TOPIC, "value", today, "password_min_with_mfa"),
            without=norms.value(TOPIC, "value", today, "password_min_without_mfa"),
        )


class HistoryValidator:
    """The last passwords (`password_history`) may not be used again."""

    def validate(self, password: str, user: Person | None = None) -> None:
        """Raise ValidationError where the person has used this password lately."""
        if user is None or user._state.adding:  # noqa: SLF001 - Django documents _state
            return
        past = PasswordUse.objects.filter(person=user).order_by("-pk").values_list("password", flat=True)
        if any(check_password(password, used) for used in past[: _history()]):
            raise ValidationError(self.get_help_text(), code="password_used_before")

    def password_changed(self, password: str, user: Person | None = None) -> None:  # noqa: ARG002 - Django's signature
        """Remember the hash of the new password, and forget those beyond the norm."""
        if user is None:
            return
        PasswordUse.objects.create(person=user, password=user.password, at=now())
        old = list(PasswordUse.objects.filter(person=user).order_by("-pk").values_list("pk", flat=True)[_history() :])
        if old:
            PasswordUse.objects.filter(pk__in=old).delete()

    def get_help_text(self) -> str:
        """Return the rule in words."""
        count = _history()
        return ngettext(
            "The last password may not be used again.", "None of the last {count} passwords may be used again.", count
        ).format(count=count)


def _history() -> int:
    return int(norms.value(TOPIC, "value", local_date(now()), "password_history"))


def _code(user: Person | None, today: date) -> str:
    protected = user is not None and (has_second_factor(user) or queries.needs_second_factor(user, today))
    return "password_min_with_mfa" if protected else "password_min_without_mfa"


def _classes() -> dict[str, str]:
    return {
        "lower": _("a small letter"),
        "upper": _("a capital letter"),
        "digit": _("a digit"),
        "special": _("a special character"),
    }
