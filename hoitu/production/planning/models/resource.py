from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Resource(models.Model):
    """A vehicle or a piece of equipment of a newsroom (phương tiện) that one coverage has at a time."""

    class Kind(models.TextChoices):
        VEHICLE = "vehicle", _("Vehicle")
        CAMERA = "camera", _("Camera")
        AUDIO = "audio", _("Audio equipment")
        DRONE = "drone", _("Drone")
        OTHER = "other", _("Other equipment")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=100)
    detail = models.CharField(_("number plate, serial number, driver"), max_length=200, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")
        constraints = [
            models.UniqueConstraint(name="resource_once", fields=["agency", "name"], condition=Q(retired_at=None))
        ]

    def __str__(self) -> str:
        return self.name


class Booking(models.Model):
    """A resource is taken for a coverage in [starts_at, ends_at); no two standing bookings of one overlap."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    resource = models.ForeignKey(Resource, models.PROTECT, related_name="bookings")
    coverage = models.ForeignKey("planning.Coverage", models.CASCADE, related_name="bookings")
    starts_at = models.DateTimeField(_("booked from"))
    ends_at = models.DateTimeField(_("booked until"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("booking")
        verbose_name_plural = _("bookings")
        constraints = [models.CheckConstraint(name="booking_in_order", condition=Q(ends_at__gt=F("starts_at")))]
        indexes = [
            models.Index(name="booking_standing", fields=["resource", "starts_at"], condition=Q(cancelled_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.resource}: {self.coverage}"
