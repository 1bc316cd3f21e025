from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.directory.roles import Level
from hoitu.kernel.ids import new_id


class Subject(models.TextChoices):
    """What a colleague is asked to answer for."""

    LEGAL = "legal", _("Law")
    SECURITY = "security", _("Security and state secrets")
    EXPERT = "expert", _("The subject itself")


class Request(models.Model):
    """A colleague is asked for a word on an output (xin ý kiến); open until it is withdrawn.

    Of one person at most one request is open for an output. Whether it still holds a release back follows from its
    answers and the output's content hash; see `rules`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="sign_off_requests")
    subject = models.CharField(_("asked about"), max_length=10, choices=Subject.choices)
    of = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    question = models.TextField(_("question"), blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("sign-off request")
        constraints = [
            models.UniqueConstraint(
                name="sign_off_asked_once", fields=["output", "of"], condition=Q(withdrawn_at=None)
            ),
            models.CheckConstraint(
                name="sign_off_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        ]
        indexes = [models.Index(name="sign_off_open", fields=["of", "asked_at"], condition=Q(withdrawn_at=None))]

    def __str__(self) -> str:
        return f"{self.output}: {self.of}"


class Answer(models.Model):
    """The colleague agreed, or objected with a reason, to exactly the content with this hash."""

    request = models.ForeignKey(Request, models.CASCADE, related_name="answers")
    agreed = models.BooleanField()
    note = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64)
    version = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("sign-off answer")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="objection_has_a_reason", condition=Q(agreed=True) | ~Q(note="")),
        ]

    def __str__(self) -> str:
        return f"{self.request}: {self.agreed}"


class Escalation(models.Model):
    """A level let an output's due time pass; raised once for each level and due time."""

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="escalations")
    level = models.CharField(max_length=16, choices=Level.choices)
    due_at = models.DateTimeField()
    raised_at = models.DateTimeField()

    class Meta:
        verbose_name = _("escalation")
        constraints = [models.UniqueConstraint(name="escalated_once", fields=["output", "level", "due_at"])]

    def __str__(self) -> str:
        return f"{self.output}: {self.level}"
