from __future__ import annotations

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.roles import Role
from hoitu.kernel.ids import new_id
from hoitu.kernel.text import fold

USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{1,39}$", _("2 to 40 small letters without accents, digits, dot, dash or underscore.")
)


class Person(AbstractUser):
    """Someone who signs in; what they may do follows from memberships and approval rights."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    full_name = models.CharField(_("full name"), max_length=120)
    pen_name = models.CharField(_("pen name"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    password_changed_at = models.DateTimeField(_("password changed at"), null=True, blank=True)
    must_change_password = models.BooleanField(_("must change password"), default=False)
    is_demo = models.BooleanField(_("demo person"), default=False)
    search_text = models.CharField(max_length=400, blank=True, editable=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.full_name or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the names without marks too, so that “tam” finds “Tâm” in any database."""
        self.search_text = fold(f"{self.full_name} {self.pen_name} {self.username}")
        names = kwargs.get("update_fields")
        if names is not None and {"full_name", "pen_name"} & set(names):
            kwargs["update_fields"] = {*names, "search_text"}
        super().save(*args, **kwargs)

    @property
    def actor_id(self) -> str:
        return f"person:{self.pk}"

    @property
    def actor_label(self) -> str:
        return str(self)

    def get_full_name(self) -> str:
        return str(self)

    def get_short_name(self) -> str:
        return str(self)


class Membership(models.Model):
    """A person holds a role in a unit (or, without a unit, in the whole agency) for a period."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="memberships")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="memberships")
    role = models.CharField(_("role"), max_length=32, choices=Role.choices)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.CheckConstraint(name="membership_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class Suspension(models.Model):
    """A person may not sign in from an instant on, for a reason, until it is lifted."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="suspensions")
    reason = models.CharField(_("reason"), max_length=300)
    from_at = models.DateTimeField(_("from"))
    by_label = models.CharField(_("by"), max_length=160)
    lifted_at = models.DateTimeField(_("lifted at"), null=True, blank=True)
    lifted_by_label = models.CharField(_("lifted by"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        constraints = [
            models.UniqueConstraint(name="one_open_suspension", fields=["person"], condition=Q(lifted_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.reason}"


class PasswordUse(models.Model):
    """The hash of a password a person has or had: it may not come back too soon."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="password_uses")
    password = models.CharField(max_length=128)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="password_use_newest", fields=["person", "-id"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.at:%Y-%m-%d}"
