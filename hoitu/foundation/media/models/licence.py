from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.media import intake
from hoitu.foundation.media.models.owned import Owned


class Licence(Owned):
    """What may be done with a work, for which purposes and in which window (days, half-open)."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    holder = models.CharField(_("rights holder"), max_length=200, blank=True)
    purposes = models.JSONField(_("purposes"), default=list, help_text=_("Output kinds; empty means all."))
    from_date = models.DateField(_("from"), null=True, blank=True)
    to_date = models.DateField(_("to"), null=True, blank=True)
    needs_consent = models.BooleanField(_("needs the holder's consent each time"), default=False)
    terms = models.TextField(_("terms"), blank=True)

    class Meta:
        verbose_name = _("licence")
        verbose_name_plural = _("licences")
        constraints = [
            models.CheckConstraint(
                name="licence_period",
                condition=Q(to_date=None) | Q(from_date=None) | Q(to_date__gt=F("from_date")),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        intake.note_owner(self)
        super().save(*args, **kwargs)
