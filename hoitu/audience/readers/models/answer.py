"""The newsroom's answers to readers' questions, and the days on which nobody counts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Answer(models.Model):
    """An answer to a question: written by one, approved by another, then on the public page until it is withdrawn.

    `number` is in its address for ever; `question` is what readers see of the letter, shortened by the newsroom.
    """

    number = models.BigAutoField(primary_key=True)
    letter = models.ForeignKey("readers.Letter", models.PROTECT, related_name="answers")
    agency_id = models.UUIDField()
    language = models.CharField(max_length=2)
    subject = models.CharField(_("what it is about"), max_length=160)
    question = models.TextField(_("question"))
    text = models.TextField(_("answer"))
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("answer to a question")
        constraints = [
            models.UniqueConstraint(name="one_standing_answer", fields=["letter"], condition=Q(withdrawn_at=None)),
            models.CheckConstraint(
                name="answer_approved_by_another", condition=Q(approved_by=None) | ~Q(approved_by=F("written_by"))
            ),
            models.CheckConstraint(
                name="answer_withdrawn_with_a_reason", condition=Q(withdrawn_at=None) | ~Q(withdrawn_reason="")
            ),
        ]
        indexes = [
            models.Index(
                name="answers_shown",
                fields=["language", "approved_at"],
                condition=Q(withdrawn_at=None, approved_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.subject


class DayOff(models.Model):
    """A day on which an agency does not work though it is no weekend, as announced for the year; entered by people."""

    agency_id = models.UUIDField()
    day = models.DateField(_("day"))
    name = models.CharField(_("name"), max_length=80)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("day off")
        constraints = [models.UniqueConstraint(name="day_off_once", fields=["agency_id", "day"])]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y} {self.name}"
