"""All reads of the outbox."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from hoitu.foundation.outbox.leases import is_gone, worker_name
from hoitu.foundation.outbox.models import Decision, Event, Heartbeat, Sweep, Task
from hoitu.foundation.outbox.registry import sweeps

__all__ = ["Decision", "Heartbeat", "Sweep", "Task", "is_gone", "worker_name"]

SILENT = timedelta(seconds=60)


@dataclass(frozen=True)
class Health:
    """How the outbox is: `late_s` is how long the oldest due task has waited, in seconds."""

    last_beat_at: datetime | None
    workers: int
    waiting: int
    dead: int
    late_s: float
    failing_sweeps: tuple[str, ...]

    @property
    def alive(self) -> bool:
        """Whether some worker gave a sign of life within the last minute."""
        return self.workers > 0


def is_alive(now: datetime) -> bool:
    """Say whether some worker gave a sign of life within the last minute (one query)."""
    return Heartbeat.objects.filter(beat_at__gte=now - SILENT).exists()


def is_followed(event_id: UUID, name: str) -> bool:
    """Say whether an event of this name was written after this one: who takes in all there is may leave it to that."""
    return Event.objects.filter(name=name, id__gt=event_id).exists()


def health(now: datetime) -> Health:
    """Return how the outbox is, in four queries whatever its size."""
    beats = list(Heartbeat.objects.values_list("beat_at", flat=True))
    oldest = Task.objects.filter(state=Task.State.WAITING, due_at__lte=now).order_by("due_at", "id").first()
    counts = dict(
        Task.objects.filter(state__in=[Task.State.WAITING, Task.State.DEAD])
        .values_list("state")
        .annotate(Count("pk"))
        .order_by()
    )
    failing = Sweep.objects.filter(failures__gt=0).values_list("name", flat=True)
    return Health(
        last_beat_at=max(beats, default=None),
        workers=sum(now - beat <= SILENT for beat in beats),
        waiting=counts.get(Task.State.WAITING, 0),
        dead=counts.get(Task.State.DEAD, 0),
        late_s=(now - oldest.due_at).total_seconds() if oldest else 0.0,
        failing_sweeps=tuple(failing),
    )


def dead_letters(*, handler: str = "", event_name: str = "", text: str = "") -> QuerySet[Task]:
    """Return the dead letters, newest first, with their events; each filter narrows, an empty one does not."""
    rows = Task.objects.filter(state=Task.State.DEAD).select_related("event").order_by("-id")
    if handler:
        rows = rows.filter(handler=handler)
    if event_name:
        rows = rows.filter(event__name=event_name)
    if text:
        escaped = json.dumps(text)[1:-1]  # how SQLite keeps letters beyond ASCII in JSON
        told = Q(event__payload__icontains=text) | Q(event__payload__icontains=escaped)
        rows = rows.filter(Q(last_error__icontains=text) | told)
    return rows


def dead_handlers() -> list[str]:
    """Return the handlers that have dead letters, by name."""
    return list(
        Task.objects.filter(state=Task.State.DEAD).values_list("handler", flat=True).distinct().order_by("handler")
    )


def dead_letter(task_id: int) -> Task | None:
    """Return one task that is or was a dead letter, with its event and decisions; None where there is none."""
    return (
        Task.objects.filter(pk=task_id)
        .filter(Q(state__in=[Task.State.DEAD, Task.State.DROPPED]) | Q(decisions__isnull=False))
        .select_related("event")
        .prefetch_related("decisions")
        .distinct()
        .first()
    )


@dataclass(frozen=True)
class SweepRun:
    """A sweep and how it last went."""

    name: str
    every: timedelta
    row: Sweep | None


def sweep_runs() -> list[SweepRun]:
    """Return every registered sweep with its last run, by name."""
    rows = Sweep.objects.in_bulk()
    return [SweepRun(each.name, each.every, rows.get(each.name)) for each in sorted(sweeps(), key=lambda one: one.name)]
