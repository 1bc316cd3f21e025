from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class StoryFact(models.Model):
    """One statement of the story file, as it stands now; `dropped_at` once it was taken out."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey("newsroom.Story", models.CASCADE, related_name="facts")
    text = models.TextField(_("fact"))
    source = models.ForeignKey("newsroom.StorySource", models.SET_NULL, null=True, blank=True, related_name="facts")
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"))
    dropped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text[:80]


class FactVersion(models.Model):
    """What a fact said at a version, and who wrote it so."""

    fact = models.ForeignKey(StoryFact, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    text = models.TextField()
    source = models.ForeignKey("newsroom.StorySource", models.SET_NULL, null=True, blank=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="fact_version_once", fields=["fact", "version"])]

    def __str__(self) -> str:
        return f"{self.fact} v{self.version}"


class FactVerification(models.Model):
    """Somebody else than its writer has checked a fact as it stood at a version."""

    fact = models.ForeignKey(StoryFact, models.CASCADE, related_name="verifications")
    version = models.PositiveIntegerField()
    note = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="fact_verified_once", fields=["fact", "version", "by"])]

    def __str__(self) -> str:
        return f"{self.fact} v{self.version}: {self.by}"


class FactUse(models.Model):
    """An output says a fact, as it was at a version."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="fact_uses")
    fact = models.ForeignKey(StoryFact, models.CASCADE, related_name="uses")
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="fact_used_once", fields=["output", "fact"])]

    def __str__(self) -> str:
        return f"{self.output}: {self.fact}"


class FactChange(models.Model):
    """A fact that an output says has changed since, or was taken out; open until somebody has looked at the output."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="fact_changes")
    fact = models.ForeignKey(StoryFact, models.CASCADE, related_name="changes")
    used_version = models.PositiveIntegerField()
    version = models.PositiveIntegerField(help_text="what the fact has come to")
    dropped = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_fact_change", fields=["output", "fact"], condition=Q(settled_at=None)
            ),
            models.CheckConstraint(
                name="fact_change_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output}: {self.fact} v{self.version}"
