from __future__ import annotations

from datetime import time

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.notices.rules import Digest, Habits
from hoitu.kernel.ids import new_id


class Preference(models.Model):
    """When a person wants to be reached; who has no row has the house's habits (`rules.Habits`)."""

    class Digest(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        HOURLY = "hourly", _("Gathered every hour")
        DAILY = "daily", _("Gathered once a day")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notice_preference"
    )
    quiet_from = models.TimeField(_("quiet from"), default=time(22))
    quiet_to = models.TimeField(_("quiet to"), default=time(6))
    digest = models.CharField(_("when"), max_length=8, choices=Digest.choices, default=Digest.AT_ONCE)
    digest_time = models.TimeField(_("time of the daily digest"), default=time(7))
    hourly_cap = models.PositiveSmallIntegerField(_("at most per hour"), default=12)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="cap_between_1_and_60", condition=Q(hourly_cap__gte=1, hourly_cap__lte=60))
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_digest_display()}"

    def habits(self) -> Habits:
        """Return the row as the rules know it."""
        digest: Digest = self.digest  # type: ignore[assignment] # its choices are the rules' own
        return Habits(self.quiet_from, self.quiet_to, digest, self.digest_time, self.hourly_cap)


class Choice(models.Model):
    """A person wants a kind through a channel, or does not; without a row the kind's default holds."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(max_length=60)
    channel = models.CharField(max_length=8)
    wanted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(name="choice_once", fields=["person", "kind", "channel"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel}: {self.wanted}"


class Device(models.Model):
    """A browser that somebody allowed to show our notices; gone ones are deleted when the push service says so."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_devices")
    endpoint = models.CharField(max_length=1000, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    added_at = models.DateTimeField()
    reached_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.label

    @property
    def place(self) -> str:
        """How deliveries name this device."""
        return f"push:{self.pk}"
