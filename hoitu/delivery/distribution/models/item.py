from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Item(models.Model):
    """An output as channels know it, by the newsroom's id. Its row is the lock of all that is queued for it.

    `seq` is the newest version, `withdrawn_seq` the version that takes it off every channel; nothing follows that one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    story_id = models.UUIDField()
    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    language = models.CharField(max_length=2)
    headline = models.CharField(max_length=200)
    seq = models.PositiveIntegerField(default=0)
    withdrawn_seq = models.PositiveIntegerField(null=True, blank=True)
    is_demo = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(name="item_of_story", fields=["story_id"])]

    def __str__(self) -> str:
        return self.headline


class Payload(models.Model):
    """Exact bytes, kept once under the digest of all that is sent: media type, headers, body."""

    digest = models.CharField(max_length=64, primary_key=True)
    media_type = models.CharField(max_length=120)
    headers = models.JSONField(default=dict, blank=True)
    body = models.BinaryField()
    body_sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest[:12]


class ChannelPost(models.Model):
    """What a channel shows of an item now, as far as it told us."""

    class State(models.TextChoices):
        SHOWN = "shown", _("shown")
        REMOVED = "removed", _("removed")

    item = models.ForeignKey(Item, models.CASCADE, related_name="posts")
    channel = models.ForeignKey("distribution.Channel", models.PROTECT, related_name="posts")
    shown_seq = models.PositiveIntegerField()
    state = models.CharField(max_length=7, choices=State.choices)
    external_id = models.CharField(max_length=200, blank=True)
    external_url = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    verified_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="post_once", fields=["item", "channel"])]

    def __str__(self) -> str:
        return f"{self.item} @ {self.channel}: {self.state} {self.shown_seq}"
