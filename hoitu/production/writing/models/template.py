from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class TextTemplate(models.Model):
    """A template of outputs an agency keeps (mẫu): kind, language, and a text with placeholders like {ngày}.

    `unit` is the desk it belongs to, none for the whole agency. It is taken out of use, never deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("medium"), max_length=16)
    language = models.CharField(_("language"), max_length=8)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), max_length=1000, blank=True)
    body = models.JSONField(_("body text"), default=list)
    made_from = models.ForeignKey("newsroom.Output", models.SET_NULL, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(name="template_by_agency", fields=["agency", "name"])]

    def __str__(self) -> str:
        return self.name
