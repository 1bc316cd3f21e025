from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.roles import Level

STANDING = Q(voided_at=None, release=None)


class Submission(models.Model):
    """An output was handed in for editing."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="submissions")
    version = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.output} v{self.version}"


class Approval(models.Model):
    """A level said yes to exactly this content; for another hash it does not count.

    An edit, a return or a withdrawal voids it; a release uses it up. Of what is left, a level stands once, and a
    person once.
    """

    class Voided(models.TextChoices):
        EDITED = "edited", _("The text was edited")
        RETURNED = "returned", _("The output was returned")
        WITHDRAWN = "withdrawn", _("The output was withdrawn")
        GIVEN_UP = "given_up", _("The update or correction was given up")

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="approvals")
    level = models.CharField(_("level"), max_length=16, choices=Level.choices)
    content_hash = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    second_factor = models.BooleanField(default=False)
    delegation_id = models.BigIntegerField(null=True, blank=True)
    voided_at = models.DateTimeField(null=True, blank=True)
    voided_as = models.CharField(max_length=10, choices=Voided.choices, blank=True)
    release = models.ForeignKey(
        "newsroom.Release", models.PROTECT, null=True, blank=True, related_name="approvals_used"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="approval_once", fields=["output", "level"], condition=STANDING),
            models.UniqueConstraint(name="approver_once", fields=["output", "by"], condition=STANDING),
            models.CheckConstraint(name="approval_voided_or_used", condition=Q(voided_at=None) | Q(release=None)),
            models.CheckConstraint(
                name="chief_uses_second_factor", condition=~Q(level=Level.CHIEF) | Q(second_factor=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.level}"


class Return(models.Model):
    """An output was sent back, with the reason its writer reads."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="returns")
    version = models.PositiveIntegerField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="return_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.output}: {self.reason[:60]}"


class Amendment(models.Model):
    """A released output is being changed: as an update, or as a correction with its public note."""

    class Act(models.TextChoices):
        UPDATE = "update", _("Update")
        CORRECT = "correct", _("Correction")

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="amendments")
    act = models.CharField(max_length=8, choices=Act.choices)
    reason = models.TextField()
    false_information = models.TextField(blank=True)
    public_note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_amendment", fields=["output"], condition=Q(closed_at=None)),
            models.CheckConstraint(
                name="correction_has_note",
                condition=~Q(act="correct") | (~Q(public_note="") & ~Q(false_information="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.act}"


class GivingUp(models.Model):
    """An update or correction was opened by mistake, or is no longer wanted: what is released stands."""

    amendment = models.OneToOneField(Amendment, models.CASCADE, related_name="given_up")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="giving_up_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.amendment}: {self.reason[:60]}"


class Spike(models.Model):
    """An output that was never released is put away, with a reason; `ended_at` when taken up again."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="spikes")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_spike", fields=["output"], condition=Q(ended_at=None)),
            models.CheckConstraint(name="spike_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.reason[:60]}"
