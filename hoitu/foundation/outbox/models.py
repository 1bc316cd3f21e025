from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hoitu.kernel.ids import new_id


class Event(models.Model):
    """Something that happened, written in the transaction in which it happened."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    payload = models.JSONField(encoder=DjangoJSONEncoder)
    happened_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.name} {self.id}"


class Task(models.Model):
    """One event for one handler; every change of state after a claim is fenced on `lease_epoch`."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        LEASED = "leased", _("Running")
        DONE = "done", _("Done")
        DEAD = "dead", _("Dead letter")
        DROPPED = "dropped", _("Given up")

    id = models.BigAutoField(primary_key=True)
    event = models.ForeignKey(Event, models.CASCADE, related_name="tasks")
    handler = models.CharField(max_length=120)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    first_due_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_epoch = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    last_error = models.TextField(blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("outbox task")
        verbose_name_plural = _("outbox tasks")
        constraints = [
            models.UniqueConstraint(name="task_once", fields=["event", "handler"]),
            models.CheckConstraint(
                name="task_leased_until",
                condition=Q(state="leased", lease_until__isnull=False) | (~Q(state="leased") & Q(lease_until=None)),
            ),
            models.CheckConstraint(
                name="task_done_at",
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
            ),
        ]
        indexes = [
            models.Index(name="task_due", fields=["due_at", "id"], condition=Q(state="waiting")),
            models.Index(name="task_leased", fields=["lease_until"], condition=Q(state="leased")),
            models.Index(name="task_dead", fields=["-id"], condition=Q(state="dead")),
        ]

    def __str__(self) -> str:
        return f"{self.handler} ({self.state})"

    @property
    def last_line(self) -> str:
        """The last line of the error: what went wrong, without where."""
        return self.last_error.rstrip().rpartition("\n")[2]


class Decision(models.Model):
    """What a person decided on a dead letter: who, when and why."""

    class Act(models.TextChoices):
        RETRY = "retry", _("Retry")
        GIVE_UP = "give_up", _("Give up")

    task = models.ForeignKey(Task, models.CASCADE, related_name="decisions")
    act = models.CharField(max_length=8, choices=Act.choices)
    actor_id = models.CharField(max_length=80)
    actor_label = models.CharField(max_length=160)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="giving_up_has_a_reason", condition=~Q(act="give_up", reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.get_act_display()}: {self.actor_label}"


class Sweep(models.Model):
    """Something done every so often; the row's lease lets one worker at a time do it."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()
    lease_epoch = models.PositiveIntegerField(default=0)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveIntegerField(default=0)
    last_error = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name

    @property
    def last_line(self) -> str:
        """The last line of the error: what went wrong, without where."""
        return self.last_error.rstrip().rpartition("\n")[2]


class Heartbeat(models.Model):
    """The last sign of life of one worker process."""

    worker = models.CharField(max_length=80, primary_key=True)
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField()
    handled = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return self.worker
