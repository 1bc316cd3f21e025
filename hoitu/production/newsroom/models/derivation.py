from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SLOWEST, FASTEST = 100, 400


class SpeakingRate(models.Model):
    """How many syllables a presenter reads aloud in a minute, as measured with a stop watch."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="speaking_rate")
    per_minute = models.PositiveSmallIntegerField(
        _("syllables a minute"), validators=[MinValueValidator(SLOWEST), MaxValueValidator(FASTEST)]
    )
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="speaking_rate_is_human", condition=Q(per_minute__gte=SLOWEST, per_minute__lte=FASTEST)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.per_minute}"


class Derivation(models.Model):
    """An output's first text was made from another output of the story, at a version.

    `per_minute` is the rate the length was reckoned with (the presenter's, or the house's), `left_out` how many parts
    of the source did not fit.
    """

    output = models.OneToOneField("newsroom.Output", models.CASCADE, related_name="derivation")
    source = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="derivations")
    source_version = models.PositiveIntegerField()
    presenter = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    per_minute = models.PositiveSmallIntegerField(null=True, blank=True)
    platform = models.CharField(max_length=16, blank=True)
    left_out = models.PositiveSmallIntegerField(default=0)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="derived_from_another", condition=~Q(output=models.F("source")))]

    def __str__(self) -> str:
        return f"{self.source} → {self.output}"
