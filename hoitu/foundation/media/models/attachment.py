from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.search import index

from hoitu.foundation.media import intake
from hoitu.foundation.media.models.owned import Owned


class Attachment(AbstractDocument, Owned):
    """A file readers may download: a decision, a plan, a table."""

    source = models.CharField(_("source"), max_length=200, blank=True)
    shown_changed_at = models.DateTimeField(null=True, editable=False)  # a text approved before has to be read again

    SHOWN = ("title", "source")

    admin_form_fields = ("title", "file", "source", "collection", "tags")

    search_fields = [*AbstractDocument.search_fields, index.FilterField("agency")]

    class Meta(AbstractDocument.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        permissions = [("choose_attachment", "Can choose attachment")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        intake.note_owner(self)
        intake.note_change(self)
        if intake.is_fresh(self):
            intake.take_in_attachment(self)
        super().save(*args, **kwargs)
