from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Event(models.Model):
    """Something that happened, written in the transaction in which it happened."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    payload = models.JSONField()
    happened_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class Task(models.Model):
    """One event for one handler: waiting, leased, done or dead."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        LEASED = "leased", _("Running")
        DONE = "done", _("Done")
        DEAD = "dead", _("Dead letter")

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(Event, models.CASCADE, related_name="tasks")
    handler = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_epoch = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="task_once", fields=["event", "handler"])]
        indexes = [
            models.Index(name="task_due", fields=["due_at", "id"], condition=Q(state="waiting")),
            models.Index(name="task_leased", fields=["lease_until"], condition=Q(state="leased")),
        ]

    def __str__(self) -> str:
        return f"{self.handler} ({self.state})"
