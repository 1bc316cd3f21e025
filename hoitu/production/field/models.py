from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Upload(models.Model):
    """One file a person sends from a phone, in parts; once received it is material of its story.

    The id is made on the phone (uuid7): sent again it is the same upload. How much has come is the size of its file.
    """

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        AUDIO = "audio", _("Audio")
        VIDEO = "video", _("Video")

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    story = models.ForeignKey("newsroom.Story", models.PROTECT, null=True, blank=True, related_name="+")
    tip_id = models.UUIDField(_("quick tip"), null=True, blank=True, help_text="the tip may arrive after its files")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    file_name = models.CharField(_("file name"), max_length=200)
    caption = models.CharField(_("line under it"), max_length=400, blank=True)
    length = models.BigIntegerField(_("bytes"))
    digest = models.CharField(max_length=64, help_text="SHA-256 of the SHA-256s of each mebibyte")
    begun_at = models.DateTimeField(_("begun at"))
    expires_at = models.DateTimeField(_("kept until"))
    verified_at = models.DateTimeField(null=True, blank=True, help_text="all came, and as it left the phone")
    received_at = models.DateTimeField(_("received at"), null=True, blank=True)
    refused_at = models.DateTimeField(_("refused at"), null=True, blank=True)
    refused_because = models.CharField(_("refused because"), max_length=500, blank=True)
    photo = models.ForeignKey("media.Photo", models.SET_NULL, null=True, blank=True, related_name="+")
    recording = models.ForeignKey("media.Recording", models.SET_NULL, null=True, blank=True, related_name="+")
    tells_place = models.BooleanField(_("place and time told"), default=False)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    accuracy_m = models.PositiveIntegerField(_("accuracy (m)"), null=True, blank=True)
    recorded_at = models.DateTimeField(_("recorded on the phone at"), null=True, blank=True)

    class Meta:
        verbose_name = _("field upload")
        verbose_name_plural = _("field uploads")
        constraints = [
            models.CheckConstraint(name="upload_ends_one_way", condition=Q(received_at=None) | Q(refused_at=None)),
            models.CheckConstraint(
                name="upload_refused_says_why", condition=Q(refused_at=None) | ~Q(refused_because="")
            ),
            models.CheckConstraint(name="upload_length", condition=Q(length__gt=0)),
            models.CheckConstraint(
                name="upload_place_with_consent",
                condition=Q(tells_place=True) | Q(latitude=None, longitude=None, accuracy_m=None, recorded_at=None),
            ),
            models.CheckConstraint(
                name="upload_place_whole",
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="upload_by_story", fields=["story", "received_at"]),
            models.Index(name="upload_by_tip", fields=["tip_id"], condition=Q(tip_id__isnull=False)),
            models.Index(
                name="upload_open", fields=["person", "expires_at"], condition=Q(received_at=None, refused_at=None)
            ),
        ]

    def __str__(self) -> str:
        return self.caption or self.file_name

    @property
    def state(self) -> str:
        """Where it is: "open", "received" or "refused"."""
        return "received" if self.received_at else "refused" if self.refused_at else "open"


class Tip(models.Model):
    """A quick tip (tin nhanh) from a phone, which became an idea; sent again it is the same tip."""

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    idea = models.OneToOneField("newsroom.Idea", models.CASCADE, null=True, related_name="+")
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("quick tip")
        verbose_name_plural = _("quick tips")

    def __str__(self) -> str:
        return str(self.idea)
