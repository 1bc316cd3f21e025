"""What readers send besides comments: news, with photos and films; questions; complaints. Their turns tell the rest."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Kind(models.TextChoices):
    NEWS = "news", _("News from a reader")
    QUESTION = "question", _("Question")
    COMPLAINT = "complaint", _("Complaint or reply to an article")


class Stage(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ASKED = "asked", _("Asked back")
    TAKEN = "taken", _("Taken up")
    FORWARDED = "forwarded", _("Forwarded")
    ANSWERED = "answered", _("Answered")
    REFUSED = "refused", _("Refused")


OPEN_STAGES = (Stage.WAITING, Stage.ASKED, Stage.FORWARDED)
"""A letter in one of these waits for a decision."""


class Letter(models.Model):
    """One reader's letter (thư bạn đọc); the id is made with the form, so that sent twice it is there once.

    `due_date` is the day by which the law wants an answer, from the norm of the day it came; news has none. Forwarded
    to an `organisation`, it has a second day: by when that one answers, from the norm of the day of the forwarding.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency_id = models.UUIDField()
    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    language = models.CharField(max_length=2)
    name = models.CharField(_("name"), max_length=60)
    subject = models.CharField(_("what it is about"), max_length=160)
    text = models.TextField(_("text"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    wants_fee = models.BooleanField(_("asks for a fee"), default=False)
    hints = models.JSONField(default=list)
    consent = models.CharField(max_length=20, help_text="The version of the words the reader agreed to.")
    sent_at = models.DateTimeField()
    due_date = models.DateField(null=True, blank=True)
    due_norm = models.CharField(max_length=80, blank=True)
    overdue_at = models.DateTimeField(null=True, blank=True, help_text="When people were told that it is late.")
    organisation = models.CharField(max_length=160, blank=True, help_text="Where it was forwarded to last.")
    organisation_due_date = models.DateField(null=True, blank=True)
    organisation_due_norm = models.CharField(max_length=80, blank=True)
    organisation_overdue_at = models.DateTimeField(null=True, blank=True, help_text="When people were told of that.")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    stage = models.CharField(_("stage"), max_length=9, choices=Stage.choices, default=Stage.WAITING)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("letter of a reader")
        constraints = [
            models.CheckConstraint(name="due_by_a_norm", condition=Q(due_date=None) | ~Q(due_norm="")),
            models.CheckConstraint(
                name="organisation_due_by_a_norm",
                condition=Q(organisation_due_date=None) | ~Q(organisation="") & ~Q(organisation_due_norm=""),
            ),
        ]
        indexes = [
            models.Index(name="letter_queue", fields=["agency_id", "kind", "stage", "-sent_at"]),
            models.Index(
                name="letter_organisation_due",
                fields=["organisation_due_date"],
                condition=Q(stage="forwarded"),
            ),
            models.Index(
                name="letter_due", fields=["due_date"], condition=Q(stage__in=["waiting", "asked", "forwarded"])
            ),
        ]

    def __str__(self) -> str:
        return self.subject


class Turn(models.Model):
    """Something that was done with a letter; without `by` it was the reader. `told` is what the reader may read."""

    class Act(models.TextChoices):
        ASK = "ask", _("Asked the reader")
        REPLY = "reply", _("The reader answered")
        IDEA = "idea", _("Made into an idea")
        SOURCE = "source", _("Made a source of a story")
        ASSIGN = "assign", _("Given to a desk")
        FORWARD = "forward", _("Forwarded")
        ANSWER = "answer", _("Answered")
        REFUSE = "refuse", _("Refused")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="turns")
    act = models.CharField(max_length=7, choices=Act.choices)
    told = models.TextField(blank=True)
    note = models.CharField(max_length=300, blank=True)
    due_date = models.DateField(null=True, blank=True)
    led_to = models.UUIDField(null=True, blank=True, help_text="The idea or the story it became.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("turn of a letter")
        constraints = [
            models.CheckConstraint(
                name="only_replies_are_the_readers",
                condition=Q(act="reply", by=None) | (~Q(act="reply") & Q(by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.act}"


class Enclosure(models.Model):
    """A photo, sound or film that came with a letter: on our disk, apart from the library, until its day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    letter = models.ForeignKey(Letter, models.CASCADE, related_name="enclosures")
    kind = models.CharField(max_length=5, choices=[("photo", _("Photo")), ("video", _("Video")), ("audio", _("Audio"))])
    file_name = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField()
    kept_until = models.DateField()
    erased_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    taken_at = models.DateTimeField(null=True, blank=True)
    work = models.CharField(max_length=40, blank=True, help_text="Its id in the library.")

    class Meta:
        verbose_name = _("enclosure of a letter")
        indexes = [models.Index(name="enclosure_due", fields=["kept_until"], condition=Q(erased_at=None))]

    def __str__(self) -> str:
        return self.file_name
