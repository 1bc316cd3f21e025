from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Coverage(models.Model):
    """How an event, or an idea, is covered (kế hoạch phản ánh): the story it fills, the day, the hours, the cost.

    `day` and the hours are those of the event's `occurrence` when it was planned; `starts_at` is empty for a whole
    day. `cost_estimate` is in whole đồng.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, related_name="+", verbose_name=_("desk"))
    event = models.ForeignKey("planning.Event", models.PROTECT, null=True, blank=True, related_name="coverages")
    occurrence = models.DateField(_("occurrence"), null=True, blank=True)
    idea = models.ForeignKey("newsroom.Idea", models.PROTECT, null=True, blank=True, related_name="+")
    story = models.OneToOneField("newsroom.Story", models.PROTECT, related_name="+")
    day = models.DateField(_("day"))
    starts_at = models.DateTimeField(_("starts at"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends at"), null=True, blank=True)
    notes = models.TextField(_("notes"), blank=True)
    cost_estimate = models.PositiveBigIntegerField(_("estimated cost (đồng)"), null=True, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(_("demo data"), default=False)

    class Meta:
        verbose_name = _("coverage")
        verbose_name_plural = _("coverages")
        constraints = [
            models.CheckConstraint(
                name="coverage_of_event_or_idea",
                condition=Q(event__isnull=False, idea=None) | Q(event=None, idea__isnull=False),
            ),
            models.CheckConstraint(
                name="coverage_hours_both_or_none",
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gte=F("starts_at")),
            ),
        ]
        indexes = [models.Index(name="coverage_by_day", fields=["agency", "day"])]

    def __str__(self) -> str:
        return str(self.story)


class CoverageDrop(models.Model):
    """A coverage was given up, with the reason."""

    coverage = models.OneToOneField(Coverage, models.CASCADE, related_name="drop")
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="coverage_drop_has_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.coverage}: {self.reason[:60]}"


class Task(models.Model):
    """One person's part of a coverage; `assignment` is the newsroom's, `answer` the last of its answers."""

    class Kind(models.TextChoices):
        TEXT = "text", _("Written text")
        PHOTO = "photo", _("Photo")
        AUDIO = "audio", _("Audio")
        VIDEO = "video", _("Video")
        LIVE = "live", _("Live report")
        SOCIAL = "social", _("Social post")
        LOUDSPEAKER = "loudspeaker", _("Loudspeaker")
        KHMER = "khmer", _("Khmer version")

    class Answer(models.TextChoices):
        OPEN = "", _("no answer yet")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    coverage = models.ForeignKey(Coverage, models.CASCADE, related_name="tasks")
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    assignment = models.OneToOneField("newsroom.Assignment", models.PROTECT, related_name="+")
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    brief = models.TextField(_("brief"), blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("coverage task")
        verbose_name_plural = _("coverage tasks")
        constraints = [
            models.UniqueConstraint(
                name="task_of_person_once", fields=["coverage", "kind", "assignee"], condition=~Q(answer="declined")
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.assignee}"


class TaskAnswer(models.Model):
    """What the assignee said to a task: accepted, or declined with the reason the desk reads."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="answers")
    answer = models.CharField(max_length=8, choices=[choice for choice in Task.Answer.choices if choice[0]])
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="decline_has_reason", condition=~Q(answer="declined") | ~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.task}: {self.get_answer_display()}"
