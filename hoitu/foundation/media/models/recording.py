from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import CollectionMember
from wagtail.search import index

from hoitu.foundation.media import intake
from hoitu.foundation.media.models.owned import Owned
from hoitu.kernel.clock import now
from hoitu.kernel.ids import new_id


class Recording(CollectionMember, index.Indexed, Owned):
    """A sound or moving-picture file; `transcript` is what deaf readers get."""

    class Kind(models.TextChoices):
        AUDIO = "audio", _("Audio")
        VIDEO = "video", _("Video")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    title = models.CharField(_("title"), max_length=255)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, editable=False)
    file = models.FileField(_("file"), upload_to="recordings")
    media_type = models.CharField(_("media type"), max_length=60, editable=False)
    duration_ms = models.PositiveIntegerField(_("duration (ms)"), null=True, blank=True, editable=False)
    transcript = models.TextField(_("transcript"), blank=True)
    poster = models.ForeignKey(
        "media.Photo", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("poster")
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)
    licence = models.ForeignKey(
        "media.Licence", models.PROTECT, null=True, blank=True, related_name="recordings", verbose_name=_("licence")
    )
    ai_use = models.CharField(_("use of AI"), max_length=300, blank=True)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(_("uploaded at"), default=now)
    shown_changed_at = models.DateTimeField(null=True, editable=False)  # a text approved before has to be read again

    SHOWN = ("title", "transcript", "credit", "ai_use", "poster_id")

    search_fields = [
        *CollectionMember.search_fields,
        index.SearchField("title", boost=5),
        index.AutocompleteField("title"),
        index.SearchField("transcript"),
        index.SearchField("credit"),
        index.FilterField("kind"),
        index.FilterField("agency"),
        index.FilterField("licence"),
        index.FilterField("created_at"),
    ]

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        permissions = [("choose_recording", "Can choose recording")]

    def __str__(self) -> str:
        return self.title

    def save(self, *args: Any, **kwargs: Any) -> None:
        intake.note_owner(self)
        intake.note_change(self)
        if intake.is_fresh(self):
            intake.take_in_recording(self)
        super().save(*args, **kwargs)
