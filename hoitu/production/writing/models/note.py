from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Note(models.Model):
    """What somebody said to a story or an output (ghi chú): on the whole, on a place, or on words quoted from it.

    `place` is "headline", "lead" or a block's id, empty for the whole; a reply has a parent and no place of its own.
    Nothing is deleted: a note is settled, and may be opened again.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey("newsroom.Story", models.CASCADE, related_name="+")
    output = models.ForeignKey("newsroom.Output", models.CASCADE, null=True, blank=True, related_name="+")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    place = models.CharField(max_length=36, blank=True)
    quote = models.CharField(_("words"), max_length=500, blank=True)
    text = models.TextField(_("note"), max_length=4000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="note_settled_by_somebody",
                condition=Q(settled_at=None, settled_by=None) | Q(settled_at__isnull=False, settled_by__isnull=False),
            ),
            models.CheckConstraint(
                name="reply_has_no_place", condition=Q(parent=None) | Q(place="", quote="", settled_at=None)
            ),
            models.CheckConstraint(name="place_is_in_an_output", condition=Q(place="") | Q(output__isnull=False)),
        ]
        indexes = [
            models.Index(name="note_by_output", fields=["output", "at"]),
            models.Index(name="note_by_story", fields=["story", "at"]),
        ]

    def __str__(self) -> str:
        return (self.text or self.quote)[:80]


class Suggestion(models.Model):
    """Other words for those a note quotes (đề nghị sửa); accepted ones came in by a save of who accepted them."""

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Not taken")

    note = models.OneToOneField(Note, models.CASCADE, primary_key=True, related_name="suggestion")
    new = models.TextField(_("better words"), max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_as = models.CharField(max_length=8, choices=Decision.choices, blank=True)
    saved_as = models.PositiveIntegerField(null=True, blank=True, help_text="the version the new words came in with")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="suggestion_decided_somehow",
                condition=Q(decided_at=None, decided_by=None, decided_as="")
                | (Q(decided_at__isnull=False, decided_by__isnull=False) & ~Q(decided_as="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.note.quote} → {self.new}"


class Mention(models.Model):
    """A colleague named in a note; they are told."""

    note = models.ForeignKey(Note, models.CASCADE, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="mention_once", fields=["note", "person"])]

    def __str__(self) -> str:
        return f"@{self.person.get_username()}"
