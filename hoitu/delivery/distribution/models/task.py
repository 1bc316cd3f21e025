from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id

PERSON = settings.AUTH_USER_MODEL


class HumanTask(models.Model):
    """What a person does where no machine can: post, look and remove, find out what a channel shows.

    Done with an address or a picture as proof, or impossible with a reason. `overdue_at` once it was escalated.
    """

    class Kind(models.TextChoices):
        POST = "post", _("Post by hand")
        REMOVE = "remove", _("Look and remove by hand")
        LOOK = "look", _("Find out what the channel shows")

    class State(models.TextChoices):
        OPEN = "open", _("waits for somebody")
        CLAIMED = "claimed", _("somebody is at it")
        DONE = "done", _("done")
        CANNOT = "cannot", _("cannot be done")
        CANCELLED = "cancelled", _("no longer needed")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    delivery = models.ForeignKey("distribution.Delivery", models.CASCADE, related_name="human_tasks")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    instruction = models.TextField(_("instruction"), blank=True)
    deadline = models.DateTimeField(_("deadline"))
    opened_at = models.DateTimeField()
    overdue_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    claimed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    evidence_url = models.CharField(_("address of the post"), max_length=500, blank=True)
    evidence_picture = models.ForeignKey(
        "distribution.Payload", models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("task by hand")
        verbose_name_plural = _("tasks by hand")
        constraints = [
            models.UniqueConstraint(
                name="one_open_human_task", fields=["delivery"], condition=Q(state__in=("open", "claimed"))
            ),
            models.CheckConstraint(
                name="human_task_done_is_proven",
                condition=~Q(state="done") | ~Q(evidence_url="") | Q(evidence_picture__isnull=False) | ~Q(reason=""),
            ),
            models.CheckConstraint(name="human_task_impossible_why", condition=~Q(state="cannot") | ~Q(reason="")),
            models.CheckConstraint(
                name="human_task_closed_at",
                condition=Q(state__in=("open", "claimed"), closed_at=None)
                | (~Q(state__in=("open", "claimed")) & Q(closed_at__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(name="human_task_open", fields=["deadline"], condition=Q(state__in=("open", "claimed")))
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.delivery}"


class Check(models.Model):
    """Looking again, some time after a withdrawal, whether the channel really shows nothing any more."""

    class Found(models.TextChoices):
        GONE = "gone", _("nothing is shown")
        SHOWN = "shown", _("something is shown still")
        UNASKED = "unasked", _("the channel cannot be asked")

    delivery = models.ForeignKey("distribution.Delivery", models.CASCADE, related_name="checks")
    due_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    found = models.CharField(max_length=7, choices=Found.choices, blank=True)
    detail = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="check_done_found",
                condition=Q(done_at=None, found="") | (Q(done_at__isnull=False) & ~Q(found="")),
            )
        ]
        indexes = [models.Index(name="check_due", fields=["due_at"], condition=Q(done_at=None))]

    def __str__(self) -> str:
        return f"{self.delivery}: {self.found or '…'}"
