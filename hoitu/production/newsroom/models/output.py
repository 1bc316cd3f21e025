from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id
from hoitu.production.newsroom.blocks import BodyField
from hoitu.production.newsroom.states import STATES


class Kind(models.TextChoices):
    """The media an output can be made for; what each is made of is in `profiles`."""

    WEB = "web", _("Online newspaper")
    PRINT = "print", _("Print")
    RADIO = "radio", _("Radio")
    TV = "tv", _("Television")
    SOCIAL = "social", _("Social post")
    LOUDSPEAKER = "loudspeaker", _("Loudspeaker")
    LED = "led", _("LED board")


class Language(models.TextChoices):
    VI = "vi", _("Vietnamese")
    KM = "km", _("Khmer")


class Output(models.Model):
    """One medium in one language of a story (sản phẩm): the working copy that is edited and approved.

    `version` counts accepted saves (0: nothing was written yet); every save names the version it starts from.
    `content_hash` is over all that readers would see (the text, and its filing: see `rules.hashing`), and approvals
    count only for the hash they were given to. `state` is where the rows lead to by the state table, `next_level`
    the approval it waits for; only operations write them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    story = models.ForeignKey("newsroom.Story", models.PROTECT, related_name="outputs")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.VI)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    lead = models.TextField(_("lead"), blank=True, max_length=1000)
    body = BodyField(verbose_name=_("body"), blank=True)
    cover = models.ForeignKey("media.Photo", models.PROTECT, null=True, blank=True, related_name="+")
    ai_use = models.CharField(_("use of AI"), max_length=300, blank=True)
    version = models.PositiveIntegerField(_("version"), default=0)
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    state = models.CharField(_("state"), max_length=12, default="draft")
    next_level = models.CharField(_("waits for"), max_length=16, blank=True)
    folded = models.TextField(editable=False, blank=True, help_text="headline and story title, folded for search")
    gathers = models.PositiveSmallIntegerField(default=0, editable=False, help_text="items and growths in the body")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("created at"))
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(_("saved at"))
    planned_date = models.DateField(_("planned for"), null=True, blank=True)
    due_at = models.DateTimeField(_("due"), null=True, blank=True)

    class Meta:
        verbose_name = _("output")
        verbose_name_plural = _("outputs")
        constraints = [
            models.UniqueConstraint(name="output_once", fields=["story", "kind", "language"]),
            models.CheckConstraint(name="output_state_is_of_the_table", condition=Q(state__in=STATES)),
        ]
        indexes = [
            models.Index(name="output_by_state", fields=["state", "-saved_at"]),
            models.Index(name="output_by_save", fields=["-saved_at"]),
            models.Index(name="output_planned", fields=["planned_date"], condition=Q(planned_date__isnull=False)),
            models.Index(name="output_gathering", fields=["-saved_at"], condition=Q(gathers__gt=0)),
            models.Index(name="output_due", fields=["due_at"], condition=Q(due_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.headline or str(self.story)


class OutputVersion(models.Model):
    """An accepted save, whole: what the output said at this version, and the state it was saved in.

    Its `content_hash` is of the text alone: filing is the story's, and has its own course in the audit. Of autosaves a
    day old one per person and ten minutes is kept (`rules.thinning`).
    """

    output = models.ForeignKey(Output, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    saved_in = models.CharField(max_length=12, help_text="a save in draft or returned is writing, later ones edit")
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    autosaved = models.BooleanField(default=False, help_text="saved by the form, not by hand: may be thinned out")

    class Meta:
        constraints = [models.UniqueConstraint(name="version_once", fields=["output", "version"])]
        indexes = [models.Index(name="version_autosaved", fields=["saved_at"], condition=Q(autosaved=True))]

    def __str__(self) -> str:
        return f"{self.output} v{self.version}"


class SideDraft(models.Model):
    """The text of a save that came too late: kept for its writer, merged or dropped by hand."""

    class Settled(models.TextChoices):
        MERGED = "merged", _("Merged")
        DROPPED = "dropped", _("Dropped")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    output = models.ForeignKey(Output, models.CASCADE, related_name="side_drafts")
    base_version = models.PositiveIntegerField()
    content = models.JSONField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_as = models.CharField(max_length=8, choices=Settled.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="one_open_side_draft",
                fields=["output", "saved_by", "base_version"],
                condition=Q(settled_at=None),
            ),
            models.CheckConstraint(
                name="side_draft_settled_somehow",
                condition=Q(settled_at=None, settled_as="") | (Q(settled_at__isnull=False) & ~Q(settled_as="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.output} ({self.saved_by})"
