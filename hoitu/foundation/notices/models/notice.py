from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.foundation.notices import kinds
from hoitu.kernel.ids import new_id


class Notice(models.Model):
    """One thing one person should know of (thông báo): said once for an event, however often it is told.

    `happened_at` is when, `made_at` when the house got to noticing it. `facts` are label and value, for people.
    `matter` is what it belongs to (a story, else the page it leads to): a list shows one line for each matter.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    link = models.CharField(max_length=300)
    matter = models.CharField(max_length=300)
    asks = models.BooleanField(default=False)
    facts = models.JSONField(default=dict)
    urgent = models.BooleanField(default=False)
    in_bell = models.BooleanField(default=True)
    event_id = models.UUIDField()
    happened_at = models.DateTimeField()
    made_at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        constraints = [
            models.UniqueConstraint(name="notice_once", fields=["event_id", "person", "kind"]),
            models.CheckConstraint(name="notice_link_is_ours", condition=Q(link__startswith="/")),
        ]
        indexes = [
            models.Index(name="notice_newest", fields=["person", "-happened_at", "-id"]),
            models.Index(name="notice_matter", fields=["person", "matter", "-happened_at"]),
            models.Index(name="notice_unread", fields=["person"], condition=Q(read_at=None, in_bell=True)),
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def kind_label(self) -> str:
        """What the kind is called."""
        return kinds.label(self.kind)
