from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.roles import Role
from hoitu.kernel.ids import new_id


class Person(AbstractUser):
    """Someone who signs in; what they may do follows from memberships and approval rights."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    full_name = models.CharField(_("full name"), max_length=120)
    pen_name = models.CharField(_("pen name"), max_length=120, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    password_changed_at = models.DateTimeField(_("password changed at"), null=True, blank=True)
    must_change_password = models.BooleanField(_("must change password"), default=False)
    is_demo = models.BooleanField(_("demo person"), default=False)

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self) -> str:
        return self.full_name or self.username

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
