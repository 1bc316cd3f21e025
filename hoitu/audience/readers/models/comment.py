"""Comments below articles. What happened to one is told by its decisions; `state` is where they left it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SHOWN = "shown", _("On the page")
    REFUSED = "refused", _("Refused")
    WITHDRAWN = "withdrawn", _("Taken off")


class Discussion(models.Model):
    """What readers say below one article: begun by its first comment, with what the site told of the article then."""

    output_id = models.UUIDField(primary_key=True)
    agency_id = models.UUIDField(db_index=True)
    language = models.CharField(max_length=2)
    section_code = models.SlugField()
    headline = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    published_at = models.DateTimeField()
    is_demo = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("discussion")

    def __str__(self) -> str:
        return self.headline


class Comment(models.Model):
    """A reader's words below an article; the id is made with the form, so that sent twice it is there once."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    discussion = models.ForeignKey(Discussion, models.CASCADE, related_name="comments", db_index=False)
    name = models.CharField(_("name"), max_length=60)
    text = models.TextField(_("comment"))
    hints = models.JSONField(default=list)
    consent = models.CharField(max_length=20, help_text="The version of the words the reader agreed to.")
    sent_at = models.DateTimeField()
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WAITING)

    class Meta:
        verbose_name = _("comment")
        indexes = [
            models.Index(name="comment_below", fields=["discussion", "state", "-sent_at"]),
            models.Index(name="comment_queue", fields=["state", "-sent_at"]),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"


class Decision(models.Model):
    """Somebody put a comment on the page, refused it, or took it off again."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="decisions")
    state = models.CharField(max_length=9, choices=State.choices)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("decision on a comment")
        constraints = [
            models.CheckConstraint(name="no_to_a_comment_has_a_reason", condition=Q(state=State.SHOWN) | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.state}"


class Reply(models.Model):
    """The newsroom's own answer below a comment; at most one stands."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="replies")
    text = models.TextField(_("answer"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("answer to a comment")
        constraints = [
            models.UniqueConstraint(name="one_standing_reply", fields=["comment"], condition=Q(withdrawn_at=None)),
            models.CheckConstraint(
                name="reply_withdrawn_with_a_reason",
                condition=Q(withdrawn_at=None, withdrawn_by=None)
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.text[:60]}"


class Report(models.Model):
    """A reader says that a comment on the page should not be there; settled by somebody who looked."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField()
    settled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report of a comment")
        indexes = [models.Index(name="report_open", fields=["comment"], condition=Q(settled_at=None))]

    def __str__(self) -> str:
        return f"{self.comment_id}: {self.reason[:60]}"


class Closing(models.Model):
    """No more comments below an article (`output_id`) or in a section of an edition, until somebody reopens."""

    agency_id = models.UUIDField()
    output_id = models.UUIDField(null=True, blank=True)
    language = models.CharField(max_length=2, blank=True)
    section_code = models.SlugField(blank=True)
    label = models.CharField(max_length=200)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reopened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reopened_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("closing of comments")
        constraints = [
            models.CheckConstraint(
                name="closing_of_one_thing",
                condition=(Q(output_id__isnull=False) & Q(section_code=""))
                | (Q(output_id=None) & ~Q(section_code="") & ~Q(language="")),
            ),
            models.UniqueConstraint(
                name="article_closed_once", fields=["output_id"], condition=Q(reopened_at=None, output_id__isnull=False)
            ),
            models.UniqueConstraint(
                name="section_closed_once",
                fields=["agency_id", "language", "section_code"],
                condition=Q(reopened_at=None, output_id=None),
            ),
        ]

    def __str__(self) -> str:
        return self.label
