from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Presence(models.Model):
    """Somebody has an output open in a tab of their browser; the row goes when they leave or fall silent."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tab = models.CharField(max_length=36)
    writes = models.BooleanField(default=False, help_text="the writing form is open, not the text to be read")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="presence_once", fields=["output", "person", "tab"])]
        indexes = [models.Index(name="presence_by_sign", fields=["seen_at"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.output}"


class WritingLock(models.Model):
    """One person writes an output: since when, and until when without a further sign of life.

    Open while `ended_at` is empty; an open one whose `until` has passed counts no more and is ended by whoever
    comes next. `told_at` says when the one it was taken from was told.
    """

    class End(models.TextChoices):
        LEFT = "left", _("left")
        EXPIRED = "expired", _("no sign of life")
        TAKEN_OVER = "taken_over", _("taken by a colleague")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="+")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField()
    typed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_as = models.CharField(max_length=12, choices=End.choices, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_lock", fields=["output"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="lock_ended_somehow",
                condition=Q(ended_at=None, ended_as="") | (Q(ended_at__isnull=False) & ~Q(ended_as="")),
            ),
        ]
        indexes = [models.Index(name="lock_by_holder", fields=["output", "holder", "-since"])]

    def __str__(self) -> str:
        return f"{self.output}: {self.holder}"
