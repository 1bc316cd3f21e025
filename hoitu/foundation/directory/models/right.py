from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.roles import Level


class ApprovalRight(models.Model):
    """A person may approve at a level, for one desk or (without a unit) for the whole agency."""

    person = models.ForeignKey("directory.Person", models.CASCADE, related_name="approval_rights")
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="approval_rights")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="approval_rights")
    level = models.CharField(_("level"), max_length=16, choices=Level.choices)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)

    class Meta:
        verbose_name = _("approval right")
        verbose_name_plural = _("approval rights")
        constraints = [
            models.CheckConstraint(name="right_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_level_display()}"


class Delegation(models.Model):
    """A written, dated delegation of one approval level from its holder to a deputy."""

    giver = models.ForeignKey("directory.Person", models.CASCADE, related_name="delegations_given")
    deputy = models.ForeignKey("directory.Person", models.CASCADE, related_name="delegations_held")
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="delegations")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="delegations")
    level = models.CharField(_("level"), max_length=16, choices=Level.choices)
    document = models.CharField(_("document number"), max_length=120)
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"))
    given_at = models.DateTimeField(_("given at"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    revoked_reason = models.CharField(_("reason for revoking"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        constraints = [
            models.CheckConstraint(name="delegation_period", condition=Q(to_date__gt=F("from_date"))),
            models.CheckConstraint(name="delegation_not_self", condition=~Q(giver=F("deputy"))),
        ]

    def __str__(self) -> str:
        return f"{self.giver} → {self.deputy}: {self.get_level_display()}"
