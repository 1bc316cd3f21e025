from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class HouseRule(models.Model):
    """How an agency keeps its readers' words; the newest row counts, the older ones tell what held before."""

    agency_id = models.UUIDField()
    open_days = models.PositiveSmallIntegerField(
        _("days comments stay open"), help_text=_("Counted from the day an article is published; 0 closes all.")
    )
    contact_days = models.PositiveSmallIntegerField(
        _("days a contact is kept"), help_text=_("Then it is erased, whatever became of what the reader sent.")
    )
    words = models.TextField(_("words to look at"), blank=True, help_text=_("One a line; accents and case aside."))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("house rule")
        constraints = [
            models.CheckConstraint(
                name="rule_within_bounds",
                condition=Q(open_days__lte=366) & Q(contact_days__gte=1) & Q(contact_days__lte=366),
            )
        ]
        indexes = [models.Index(name="readers_rule_newest", fields=["agency_id", "-at"])]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.at:%Y-%m-%d}"


class Contact(models.Model):
    """How a reader may be reached, sealed; erased on its day. `owner_id` is what it came with."""

    owner_id = models.UUIDField(primary_key=True)
    sealed = models.BinaryField()
    kept_until = models.DateField(db_index=True)

    class Meta:
        verbose_name = _("contact")

    def __str__(self) -> str:
        return str(self.owner_id)
