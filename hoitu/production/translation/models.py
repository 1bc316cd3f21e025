from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Pair(models.Model):
    """A Khmer output and the Vietnamese output of the same story it is made from (cặp bản dịch).

    `open_marks` counts the paragraphs that need the translator, `source_version` is the version they were counted
    at; only operations write them, lists read them. `shown` is what readers are told on the public site. `follow_by`
    is the hour by which a released translation has to follow its changed source.
    """

    class Shown(models.TextChoices):
        CURRENT = "current", _("as released")
        LABELLED = "labelled", _("with the label “translation not up to date”")
        HELD = "held", _("held back until the translation is up to date")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    source = models.ForeignKey("newsroom.Output", models.PROTECT, related_name="+")
    target = models.OneToOneField("newsroom.Output", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(_("made at"))
    source_version = models.PositiveIntegerField(_("source version"), default=0)
    open_marks = models.PositiveIntegerField(_("paragraphs to do"), default=0)
    follow_by = models.DateTimeField(_("to follow by"), null=True, blank=True)
    shown = models.CharField(_("readers see"), max_length=8, choices=Shown.choices, default=Shown.CURRENT)

    class Meta:
        verbose_name = _("translation pair")
        verbose_name_plural = _("translation pairs")
        constraints = [models.CheckConstraint(name="pair_of_two", condition=~Q(source=models.F("target")))]
        indexes = [models.Index(name="pair_to_do", fields=["follow_by"], condition=Q(open_marks__gt=0))]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Binding(models.Model):
    """Which Khmer text stands for which paragraph of the source, as both were when it was last written or checked.

    `source` and `target` are segments as JSON. A binding without `done_at` is work begun and not yet said to be whole.
    """

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="bindings")
    position = models.PositiveIntegerField(_("position"))
    source = models.JSONField(_("source paragraph"))
    target = models.JSONField(_("Khmer paragraph"))
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(_("done at"), null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="binding_position", fields=["pair", "position"]),
            models.CheckConstraint(
                name="binding_done_by_someone",
                condition=Q(done_at=None, done_by=None) | Q(done_at__isnull=False, done_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pair}: {self.position}"


class Mark(models.Model):
    """One paragraph that needs the translator: what happened to it, by whom, when; and how it was settled."""

    class What(models.TextChoices):
        ADDED = "added", _("not translated yet")
        CHANGED = "changed", _("changed in the source")
        REMOVED = "removed", _("removed from the source")
        MOVED = "moved", _("moved in the source")

    class Settled(models.TextChoices):
        DONE = "done", _("translated")
        OVERTAKEN = "overtaken", _("overtaken by another change")

    pair = models.ForeignKey(Pair, models.CASCADE, related_name="marks")
    what = models.CharField(_("kind of change"), max_length=8, choices=What.choices)
    key = models.CharField(max_length=60, help_text="block and part of the segment in the source")
    digest = models.CharField(max_length=64)
    words = models.CharField(_("words"), max_length=200, blank=True)
    source_version = models.PositiveIntegerField(_("source version"))
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("changed at"))
    after_release = models.BooleanField(_("after release"), default=False)
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    settled_as = models.CharField(max_length=10, choices=Settled.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="mark_once", fields=["pair", "what", "key", "digest"], condition=Q(settled_at=None)
            ),
            models.CheckConstraint(
                name="mark_settled_somehow",
                condition=Q(settled_at=None, settled_as="") | (Q(settled_at__isnull=False) & ~Q(settled_as="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.words}"


class ReleaseRule(models.Model):
    """What an agency does with a translation that is behind its source, from an instant on; the newest row holds."""

    class Way(models.TextChoices):
        BLOCK = "block", _("Hold it back until it is up to date")
        LABEL = "label", _("Let it out with the label “translation not up to date”")
        ALLOW = "allow", _("Let it out without a label")

    agency = models.ForeignKey("directory.Agency", models.PROTECT, related_name="+")
    way = models.CharField(_("a translation behind its source"), max_length=8, choices=Way.choices)
    hours = models.PositiveSmallIntegerField(_("hours to follow a change after release"), default=2)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField(_("set at"))
    reason = models.TextField(_("reason"))

    class Meta:
        constraints = [
            models.CheckConstraint(name="rule_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(name="rule_hours", condition=Q(hours__gte=1, hours__lte=168)),
        ]
        indexes = [models.Index(name="rule_newest", fields=["agency", "-set_at", "-id"])]

    def __str__(self) -> str:
        return self.get_way_display()


class Term(models.Model):
    """A Vietnamese term and what the house says in Khmer; taken out of use, never deleted."""

    vi = models.CharField(_("Vietnamese"), max_length=160)
    km = models.CharField(_("Khmer"), max_length=200)
    note = models.CharField(_("note"), max_length=300, blank=True)
    folded = models.CharField(max_length=400, editable=False)
    km_order = models.CharField(max_length=800, editable=False, help_text="sorts as a Khmer dictionary does")
    changed_by_label = models.CharField(max_length=160, blank=True)
    changed_at = models.DateTimeField(_("changed at"))
    retired_at = models.DateTimeField(_("out of use since"), null=True, blank=True)

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")
        constraints = [models.UniqueConstraint(name="term_once", fields=["vi", "km"])]
        indexes = [models.Index(name="term_in_use", fields=["vi"], condition=Q(retired_at=None))]

    def __str__(self) -> str:
        return f"{self.vi} – {self.km}"
