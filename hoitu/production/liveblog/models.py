from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id
from hoitu.production.liveblog.rules.entries import LONGEST_CAPTION, LONGEST_HEADLINE, LONGEST_NOTE

PERSON = settings.AUTH_USER_MODEL


class Blog(models.Model):
    """A web output that is told live. `state` follows from the turns, `places` counts the entries ever published."""

    class State(models.TextChoices):
        PREPARED = "prepared", _("not opened yet")
        OPEN = "open", _("live now")
        PAUSED = "paused", _("paused")
        CLOSED = "closed", _("told to its end")

    output = models.OneToOneField("newsroom.Output", models.PROTECT, primary_key=True, related_name="+")
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PREPARED)
    places = models.PositiveIntegerField(default=0)
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()

    class Meta:
        verbose_name = _("live blog")
        verbose_name_plural = _("live blogs")
        indexes = [models.Index(name="liveblog_newest", fields=["-begun_at"])]

    def __str__(self) -> str:
        return str(self.output)


class Turn(models.Model):
    """Somebody opened, paused or closed a live blog; `reason` may be empty but for one that was closed before."""

    class Act(models.TextChoices):
        OPEN = "open", _("Open")
        PAUSE = "pause", _("Pause")
        CLOSE = "close", _("End")

    blog = models.ForeignKey(Blog, models.CASCADE, related_name="turns")
    act = models.CharField(max_length=5, choices=Act.choices)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.blog}: {self.act}"


class Entry(models.Model):
    """One entry. `place` is its number for readers, given once; `state`, `newest` and `shown` follow from its rows.

    `newest` is the number of its newest version, `shown` the one readers see (none before the first publication).
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for an editor")
        RETURNED = "returned", _("returned")
        PUBLISHED = "published", _("with readers")
        REMOVED = "removed", _("taken off")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    blog = models.ForeignKey(Blog, models.PROTECT, related_name="entries")
    place = models.PositiveIntegerField(null=True, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.WAITING)
    newest = models.PositiveIntegerField(default=1)
    shown = models.PositiveIntegerField(null=True, blank=True)
    written_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        verbose_name = _("live entry")
        verbose_name_plural = _("live entries")
        constraints = [
            models.UniqueConstraint(name="live_place_once", fields=["blog", "place"]),
            models.CheckConstraint(
                name="live_shown_has_a_place",
                condition=Q(place=None, shown=None) | Q(place__isnull=False, shown__isnull=False),
            ),
        ]
        indexes = [
            models.Index(name="live_waiting", fields=["written_at"], condition=Q(state="waiting")),
            models.Index(name="live_of_blog", fields=["blog", "-written_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.blog} #{self.place or '…'}"


class Version(models.Model):
    """What an entry says, never changed: plain text, paragraphs parted by empty lines.

    `note` tells readers why a published entry was corrected.
    """

    class Kind(models.TextChoices):
        UPDATE = "update", _("Update")
        KEY = "key", _("Key event")
        QUOTE = "quote", _("Quote")
        CORRECTION = "correction", _("Correction")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    headline = models.CharField(_("headline"), max_length=LONGEST_HEADLINE, blank=True)
    text = models.TextField(_("text"), blank=True)
    photo = models.ForeignKey("media.Photo", models.PROTECT, null=True, blank=True, related_name="+")
    caption = models.CharField(_("caption"), max_length=LONGEST_CAPTION, blank=True)
    note = models.CharField(_("note to readers"), max_length=LONGEST_NOTE, blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="live_version_once", fields=["entry", "number"])]

    def __str__(self) -> str:
        return f"{self.entry} v{self.number}"


class Judgement(models.Model):
    """A version was let through to readers, or returned with a reason; once each."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="judgement")
    published = models.BooleanField()
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="live_return_has_a_reason", condition=Q(published=True) | ~Q(reason=""))
        ]

    def __str__(self) -> str:
        return f"{self.version}: {'published' if self.published else 'returned'}"


class Removal(models.Model):
    """An entry was taken off, with a reason for the house; readers of it see that there was one, none of its words."""

    entry = models.OneToOneField(Entry, models.CASCADE, related_name="removal")
    reason = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="live_removal_has_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"{self.entry}: removed"


class Mark(models.Model):
    """An entry stands at the top (pin), or in the list of key events, until somebody ends it."""

    class What(models.TextChoices):
        PIN = "pin", _("Pinned")
        KEY = "key", _("Key event")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="marks")
    what = models.CharField(max_length=3, choices=What.choices)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="live_marked_once", fields=["entry", "what"], condition=Q(ended_at=None)),
            models.CheckConstraint(
                name="live_mark_ended_by_somebody",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.what}"


class Rule(models.Model):
    """Whose entries reach readers at once in an agency, from an instant on; the newest row holds."""

    class Way(models.TextChoices):
        AUTHOR = "author", _("everybody who works on the story")
        EDITOR = "editor", _("editors of the desk, the secretariat and the editors-in-chief")
        HEAD = "head", _("the secretariat and the editors-in-chief alone")

    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    way = models.CharField(_("entries reach readers at once of"), max_length=6, choices=Way.choices)
    reason = models.TextField()
    set_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(name="live_rule_newest", fields=["agency", "-set_at"])]

    def __str__(self) -> str:
        return f"{self.agency}: {self.way}"
