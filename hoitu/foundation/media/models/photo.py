from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index

from hoitu.foundation.media import intake
from hoitu.foundation.media.models.owned import Owned


class Photo(AbstractImage, Owned):
    """A picture of the library; `description` (Wagtail's own) is its alternative text."""

    credit = models.CharField(_("credit"), max_length=160, blank=True)
    caption = models.CharField(_("caption"), max_length=400, blank=True)
    rights = models.CharField(_("rights statement"), max_length=300, blank=True)
    licence = models.ForeignKey(
        "media.Licence", models.PROTECT, null=True, blank=True, related_name="photos", verbose_name=_("licence")
    )
    taken_at = models.DateTimeField(_("taken at"), null=True, blank=True)
    metadata = models.JSONField(_("metadata read from the file"), default=dict, blank=True)
    ai_use = models.CharField(_("use of AI"), max_length=300, blank=True)
    shown_changed_at = models.DateTimeField(null=True, editable=False)  # a text approved before has to be read again

    SHOWN = ("description", "caption", "credit", "ai_use")

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "caption",
        "licence",
        "rights",
        "ai_use",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    search_fields = [
        *AbstractImage.search_fields,
        index.SearchField("caption"),
        index.SearchField("credit"),
        index.FilterField("agency"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        permissions = [("choose_photo", "Can choose photo")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        intake.note_owner(self)
        intake.note_change(self)
        if intake.is_fresh(self):
            intake.take_in_photo(self)
        super().save(*args, **kwargs)

    def get_upload_to(self, filename: str) -> str:
        return intake.private_photo_name(filename)

    def create_rendition(self, filter: Any) -> Any:  # noqa: A002 - Wagtail's name
        """Make a picture for the staff screens, and close its temporary file, which Wagtail leaves open."""
        rendition = super().create_rendition(filter)
        self.__dict__.pop("_made").close()  # popped: renditions are cached with their photo, files cannot be
        return rendition

    def generate_rendition_file(self, filter: Any, *, source: Any = None) -> Any:  # noqa: A002 - Wagtail's name
        self._made = super().generate_rendition_file(filter, source=source)
        return self._made

    @property
    def focus(self) -> tuple[float, float]:
        """The point to keep when cropping, as parts of width and height; the middle unless set."""
        if self.focal_point_x is None or self.focal_point_y is None or not self.width or not self.height:
            return (0.5, 0.5)
        return (min(1.0, self.focal_point_x / self.width), min(1.0, self.focal_point_y / self.height))


class PhotoRendition(AbstractRendition):
    image = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
