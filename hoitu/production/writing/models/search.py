from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class SavedSearch(models.Model):
    """The filters of a list under a name: its owner's own, or shared with a desk (tìm đã lưu)."""

    class Of(models.TextChoices):
        STORIES = "stories", _("Stories")
        OUTPUTS = "outputs", _("Outputs")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    of = models.CharField(max_length=8, choices=Of.choices)
    name = models.CharField(_("name"), max_length=80)
    filters = models.JSONField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    unit = models.ForeignKey("directory.Unit", models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(name="search_by_owner", fields=["owner", "of"]),
            models.Index(name="search_by_unit", fields=["unit", "of"]),
        ]

    def __str__(self) -> str:
        return self.name


class Follow(models.Model):
    """Somebody is told when something new comes into a saved search.

    `known` are the ids it held when it was last looked at, `fresh` how many came since the person last opened it.
    """

    search = models.ForeignKey(SavedSearch, models.CASCADE, related_name="follows")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    known = models.JSONField(default=list)
    fresh = models.PositiveIntegerField(default=0)
    looked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="follow_once", fields=["search", "person"])]
        indexes = [models.Index(name="follow_by_look", fields=["looked_at"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.search}"
