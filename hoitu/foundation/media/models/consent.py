from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.clock import now


class Consent(models.Model):
    """The holder of a work said yes to a use, with the paper that shows it."""

    photo = models.ForeignKey(
        "media.Photo", models.CASCADE, null=True, blank=True, related_name="consents", verbose_name=_("photo")
    )
    recording = models.ForeignKey(
        "media.Recording", models.CASCADE, null=True, blank=True, related_name="consents", verbose_name=_("recording")
    )
    given_by = models.CharField(_("given by"), max_length=160)
    purpose = models.CharField(_("purpose"), max_length=16, blank=True, help_text=_("Output kind; empty means all."))
    from_date = models.DateField(_("from"))
    to_date = models.DateField(_("to"), null=True, blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, help_text=_("Letter, e-mail or contract and its day."))
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=now)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                name="consent_for_one_work",
                condition=Q(photo=None, recording__isnull=False) | Q(photo__isnull=False, recording=None),
            ),
            models.CheckConstraint(name="consent_period", condition=Q(to_date=None) | Q(to_date__gt=F("from_date"))),
        ]

    def __str__(self) -> str:
        return f"{self.given_by}: {self.photo or self.recording}"
