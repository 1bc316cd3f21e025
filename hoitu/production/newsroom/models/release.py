from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Schedule(models.Model):
    """An approved output is armed to be released at an instant; `closed_at` once released, failed or undone."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="schedules")
    content_hash = models.CharField(max_length=64)
    at = models.DateTimeField(_("release at"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    release = models.OneToOneField("newsroom.Release", models.PROTECT, null=True, blank=True, related_name="schedule")
    closed_at = models.DateTimeField(null=True, blank=True)
    late_seconds = models.PositiveIntegerField(null=True, blank=True, help_text="how late the release was")
    attempts = models.PositiveSmallIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_schedule", fields=["output"], condition=Q(closed_at=None)),
            models.CheckConstraint(
                name="schedule_released_is_closed", condition=Q(release=None) | Q(closed_at__isnull=False)
            ),
        ]
        indexes = [models.Index(name="schedule_due", fields=["at"], condition=Q(closed_at=None))]

    def __str__(self) -> str:
        return f"{self.output} @ {self.at:%Y-%m-%d %H:%M}"


class Unschedule(models.Model):
    """A schedule was taken back, with a reason."""

    schedule = models.OneToOneField(Schedule, models.CASCADE, related_name="undone")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.schedule)


class Release(models.Model):
    """An immutable, approved version that left the house (bản phát hành); rows are never changed."""

    class Act(models.TextChoices):
        PUBLISH = "publish", _("Publication")
        UPDATE = "update", _("Update")
        CORRECT = "correct", _("Correction")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    output = models.ForeignKey("newsroom.Output", models.PROTECT, related_name="releases")
    seq = models.PositiveIntegerField(_("number"))
    act = models.CharField(_("act"), max_length=8, choices=Act.choices)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    released_at = models.DateTimeField(_("released at"))
    released_by_label = models.CharField(max_length=160)
    imported = models.BooleanField(
        _("imported"), default=False, help_text="brought in from an archive: no approvals were given in this house"
    )
    amendment = models.OneToOneField(
        "newsroom.Amendment", models.PROTECT, null=True, blank=True, related_name="release"
    )

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [models.UniqueConstraint(name="release_seq", fields=["output", "seq"])]
        indexes = [models.Index(name="release_by_time", fields=["-released_at"])]

    def __str__(self) -> str:
        return f"{self.output} #{self.seq}"


class Withdrawal(models.Model):
    """A released output is taken off every channel (gỡ bài), by the chief, for a stated reason."""

    output = models.ForeignKey("newsroom.Output", models.PROTECT, related_name="withdrawals")
    last_seq = models.PositiveIntegerField()
    reason = models.TextField()
    public_note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="withdrawal_has_reason", condition=~Q(reason="")),
            models.UniqueConstraint(name="withdrawn_once", fields=["output"]),
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.reason[:60]}"
