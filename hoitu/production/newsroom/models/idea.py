from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Idea(models.Model):
    """A story idea (đề tài), proposed by someone to a desk."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, related_name="+", verbose_name=_("desk"))
    title = models.CharField(_("title"), max_length=200)
    pitch = models.TextField(_("pitch"), blank=True)
    planned_date = models.DateField(_("planned for"), null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(_("proposed at"))
    folded = models.TextField(editable=False, blank=True, help_text="title and pitch, folded for search")
    is_demo = models.BooleanField(_("demo data"), default=False)

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        indexes = [models.Index(name="idea_by_agency", fields=["agency", "-proposed_at"])]

    def __str__(self) -> str:
        return self.title


class IdeaDecision(models.Model):
    """The one answer to an idea."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", _("Approved")
        DECLINED = "declined", _("Declined")

    idea = models.OneToOneField(Idea, models.CASCADE, related_name="decision")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict.choices)
    note = models.TextField(_("note"), blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(_("decided at"))

    def __str__(self) -> str:
        return f"{self.idea}: {self.get_verdict_display()}"


class Assignment(models.Model):
    """Who makes what of a story, by when (phân công)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey("newsroom.Story", models.CASCADE, related_name="assignments")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kinds = models.JSONField(_("outputs asked for"), default=list, help_text='["web:vi", "radio:vi"]')
    brief = models.TextField(_("brief"), blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField(_("assigned at"))
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        indexes = [
            models.Index(name="assignment_open", fields=["assignee", "due_at"], condition=Q(done_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.assignee}: {self.story}"
