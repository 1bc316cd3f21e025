from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Delivery(models.Model):
    """One sending to one place of one person, with the notices it carries; its row is the delivery log.

    `place` is `email`, or `push:` and the id of a device. Notices join it while it is queued, so that a digest, the
    end of quiet hours and an overflow of the rate cap are each one sending.
    """

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PUSH = "push", _("Browser")

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        SENDING = "sending", _("Being sent")
        RETRYING = "retrying", _("To be tried again")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        UNKNOWN = "unknown", _("Not known whether it arrived")
        DROPPED = "dropped", _("No longer needed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=8, choices=Channel.choices)
    place = models.CharField(max_length=60)
    device = models.ForeignKey("notices.Device", models.SET_NULL, null=True, blank=True, related_name="deliveries")
    notices = models.ManyToManyField("notices.Notice", through="notices.Carried", related_name="deliveries")
    state = models.CharField(max_length=8, choices=State.choices, default=State.QUEUED)
    reason = models.CharField(max_length=300, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    queued_at = models.DateTimeField()
    due_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(
                name="one_queued_delivery", fields=["person", "place", "due_at"], condition=Q(state="queued")
            ),
            models.CheckConstraint(
                name="delivery_ended",
                condition=Q(state__in=["queued", "sending", "retrying"], ended_at=None)
                | Q(state__in=["sent", "failed", "unknown", "dropped"], ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="delivery_says_why",
                condition=~Q(state__in=["retrying", "failed", "unknown", "dropped"]) | ~Q(reason=""),
            ),
        ]
        indexes = [
            models.Index(name="delivery_of_person", fields=["person", "-queued_at"]),
            models.Index(name="delivery_at_place", fields=["person", "place", "due_at"]),
            models.Index(name="delivery_newest", fields=["-queued_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_channel_display()}: {self.get_state_display()}"


class Carried(models.Model):
    """A notice travels to a place once."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="carried")
    notice = models.ForeignKey("notices.Notice", models.CASCADE, related_name="carried")
    place = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(name="carried_once", fields=["notice", "place"])]

    def __str__(self) -> str:
        return f"{self.notice_id} → {self.place}"
