from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Entry(models.Model):
    """One act, refusal, login or privileged view; `digest` covers the row and the digest before it."""

    class Outcome(models.TextChoices):
        DONE = "done", _("Done")
        REFUSED = "refused", _("Refused")

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor_id = models.CharField(max_length=80)
    actor_label = models.CharField(max_length=160)
    action = models.CharField(max_length=80)
    target_type = models.CharField(max_length=60, blank=True)
    target_id = models.CharField(max_length=64, blank=True)
    target_label = models.CharField(max_length=240, blank=True)
    outcome = models.CharField(max_length=8, choices=Outcome.choices)
    detail = models.JSONField(default=dict)
    # Whose matter it is and for whom the actor worked then, None for the house itself: no foreign keys, see __init__.
    agency_id = models.UUIDField(null=True)
    actor_agency_id = models.UUIDField(null=True)
    previous_digest = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit entries")
        indexes = [
            models.Index(name="audit_by_target", fields=["target_type", "target_id"]),
            models.Index(name="audit_by_actor", fields=["actor_id", "-seq"]),
            models.Index(name="audit_by_action", fields=["action", "-seq"]),
            models.Index(name="audit_by_time", fields=["at"]),
            models.Index(name="audit_by_agency", fields=["agency_id", "-seq"]),
            models.Index(name="audit_by_actor_agency", fields=["actor_agency_id", "-seq"]),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class ChainHead(models.Model):
    """The last seq and digest, one row: the place two writers queue at."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    seq = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return str(self.seq)
