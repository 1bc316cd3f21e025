from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Story(models.Model):
    """The story file (hồ sơ tin bài): facts, sources, people and places, from which outputs are made."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, related_name="+", verbose_name=_("desk"))
    idea = models.OneToOneField("newsroom.Idea", models.PROTECT, null=True, blank=True, related_name="story")
    title = models.CharField(_("working title"), max_length=200)
    section = models.ForeignKey("vocabulary.Section", models.PROTECT, null=True, blank=True, related_name="+")
    topics = models.ManyToManyField("vocabulary.Topic", blank=True, related_name="+", verbose_name=_("topics"))
    places = models.ManyToManyField("vocabulary.Place", blank=True, related_name="+", verbose_name=_("places"))
    is_political_or_essential = models.BooleanField(_("serves political duty or essential information"), default=False)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened at"))
    planned_date = models.DateField(_("planned for"), null=True, blank=True)
    folded = models.TextField(editable=False, blank=True, help_text="the title, folded for search")
    is_demo = models.BooleanField(_("demo data"), default=False)

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        indexes = [
            models.Index(name="story_by_unit", fields=["unit", "-opened_at"]),
            models.Index(name="story_by_agency", fields=["agency", "-opened_at"]),
        ]

    def __str__(self) -> str:
        return self.title


class StorySource(models.Model):
    """Where facts come from: a person, a document, an address."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey(Story, models.CASCADE, related_name="sources")
    name = models.CharField(_("name"), max_length=200)
    detail = models.CharField(_("title, document number or address"), max_length=400, blank=True)
    confidential = models.BooleanField(_("confidential"), default=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField(_("added at"))

    def __str__(self) -> str:
        return self.name


class Contribution(models.Model):
    """Who made what part of a story; shares of one role add up to at most 100 %."""

    class Part(models.TextChoices):
        TEXT = "text", _("Written text")
        PHOTO = "photo", _("Photo")
        AUDIO = "audio", _("Audio")
        VIDEO = "video", _("Video")
        TRANSLATION = "translation", _("Translation")
        EDITING = "editing", _("Editing")

    story = models.ForeignKey(Story, models.CASCADE, related_name="contributions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="contributions")
    part = models.CharField(_("part"), max_length=16, choices=Part.choices)
    share_pct = models.PositiveSmallIntegerField(
        _("share (%)"), default=100, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    in_byline = models.BooleanField(_("in the byline"), default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="contribution_once", fields=["story", "person", "part"]),
            models.CheckConstraint(name="contribution_share", condition=Q(share_pct__gte=1, share_pct__lte=100)),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_part_display()} {self.share_pct} %"
