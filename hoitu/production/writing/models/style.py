from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id
from hoitu.production.writing.rules.style import catalog


class StyleChoice(models.Model):
    """How one rule of the house style stands in an agency, since when and by whom; a new choice ends the one before."""

    class Standing(models.TextChoices):
        OFF = catalog.OFF, _("off")
        REMARK = catalog.REMARK, _("a remark")
        HOLDS = catalog.HOLDS, _("holds the release back")

    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    rule = models.CharField(max_length=16)
    standing = models.CharField(max_length=8, choices=Standing.choices)
    way = models.CharField(max_length=8, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_open_choice", fields=["agency", "rule"], condition=Q(ended_at=None))
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.get_standing_display()}"


class HouseWord(models.Model):
    """A word of an agency's own dictionary: one it accepts, or one it writes otherwise, from a day on or always.

    Nothing is deleted: a word that is taken out keeps who did it and when.
    """

    class Sort(models.TextChoices):
        ACCEPTED = "accepted", _("accepted word")
        REPLACED = "replaced", _("written otherwise")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    sort = models.CharField(max_length=8, choices=Sort.choices)
    word = models.CharField(_("word"), max_length=120)
    better = models.CharField(_("written as"), max_length=200, blank=True)
    from_date = models.DateField(_("from"), null=True, blank=True)
    note = models.CharField(_("why"), max_length=300, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    folded = models.CharField(max_length=400, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)
    dropped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="word_once_in_house", fields=["agency", "sort", "word"], condition=Q(dropped_at=None)
            ),
            models.CheckConstraint(
                name="word_dropped_by_somebody",
                condition=Q(dropped_at=None, dropped_by=None) | Q(dropped_at__isnull=False, dropped_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.word} → {self.better}" if self.better else self.word


class StyleAnswer(models.Model):
    """What a person said to something the house style found in an output: put in, or left as it is.

    What is left stays left in this output, wherever the same words stand, until somebody calls it back.
    """

    class Answer(models.TextChoices):
        PUT_IN = "put_in", _("put into the text")
        LEFT = "left", _("left as it is")

    output = models.ForeignKey("newsroom.Output", models.CASCADE, related_name="+")
    rule = models.CharField(max_length=16)
    words = models.CharField(max_length=500)
    better = models.CharField(max_length=500, blank=True)
    answer = models.CharField(max_length=8, choices=Answer.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    saved_as = models.PositiveIntegerField(null=True, blank=True, help_text="the version the words came in with")
    recalled_at = models.DateTimeField(null=True, blank=True)
    recalled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="left_once", fields=["output", "rule", "words"], condition=Q(answer="left", recalled_at=None)
            )
        ]
        indexes = [models.Index(name="style_answer_by_output", fields=["output", "at"])]

    def __str__(self) -> str:
        return f"{self.rule}: {self.words}"
