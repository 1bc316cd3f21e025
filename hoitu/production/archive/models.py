from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id
from hoitu.production.archive.rules.standing import State


class Entry(models.Model):
    """One release in the archive: what lists show and filter by; what it says is the newsroom's own row.

    `number` grows with the instant of the release (see `rules.numbers`), so that the newest stand first by number.
    `state` follows from later releases and from a withdrawal; only `operations.taking_in` writes it.
    """

    number = models.BigIntegerField(primary_key=True)
    release_id = models.UUIDField(unique=True)
    output_id = models.UUIDField()
    story_id = models.UUIDField(db_index=True)
    agency_id = models.UUIDField()
    agency_name = models.CharField(max_length=200)
    kind = models.CharField(_("kind"), max_length=16)
    language = models.CharField(_("language"), max_length=2)
    seq = models.PositiveIntegerField()
    act = models.CharField(max_length=8)
    section_name = models.CharField(max_length=120, blank=True)
    headline = models.CharField(max_length=200, blank=True)
    bylines = models.CharField(max_length=400, blank=True)
    released_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=12, choices=[(each.value, each.value) for each in State])
    imported = models.BooleanField(default=False)
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("release in the archive")
        verbose_name_plural = _("releases in the archive")
        constraints = [models.UniqueConstraint(name="archive_entry_once", fields=["output_id", "seq"])]

    def __str__(self) -> str:
        return f"{self.headline or self.kind} #{self.seq}"


class Shown(models.Model):
    """A release shows a work of the library: `kind` is photo, recording or attachment, `key` its id."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="works")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=36)

    class Meta:
        constraints = [models.UniqueConstraint(name="archive_shown_once", fields=["kind", "key", "entry"])]

    def __str__(self) -> str:
        return f"{self.entry}: {self.kind} {self.key}"


class Reuse(models.Model):
    """A story was opened anew from a release (dùng lại); `left_out` names the works whose rights did not hold."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="reuses")
    story = models.OneToOneField("newsroom.Story", models.CASCADE, related_name="+")
    output = models.OneToOneField("newsroom.Output", models.CASCADE, related_name="+")
    left_out = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.entry} → {self.story}"


class Mark(models.Model):
    """Somebody of its newsroom marked a release for the bulletins (điểm tin)."""

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="marks")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="archive_marked_once", fields=["entry", "by"])]

    def __str__(self) -> str:
        return f"{self.by}: {self.entry}"
