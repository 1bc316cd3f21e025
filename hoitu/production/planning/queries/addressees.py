"""Whom the changes of planning concern; asked by the notices, hence without a person's permissions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from hoitu.production.planning.models import Coverage, Task


def declined_task(task_id: UUID) -> Task | None:
    """Return a declined task, None where the coverage was given up or another took the part over meanwhile."""
    task = Task.objects.select_related("coverage__story", "assignee").filter(pk=task_id).first()
    if task is None or task.answer != Task.Answer.DECLINED or task.coverage.dropped_at is not None:
        return None
    taken = Task.objects.filter(coverage=task.coverage, kind=task.kind, made_at__gt=task.made_at)
    return None if taken.exclude(answer=Task.Answer.DECLINED).exists() else task


def coverage_told_of(coverage_id: UUID) -> Coverage:
    """Return a coverage with its story."""
    return Coverage.objects.select_related("story").get(pk=coverage_id)


def counting_on(event_id: UUID, occurrence: date | None) -> Iterator[tuple[Coverage, set[UUID]]]:
    """Yield the standing coverages of an event (or of one occurrence of it), each with who planned and who works."""
    rows = Coverage.objects.filter(event_id=event_id, dropped_at=None).select_related("story")
    if occurrence:
        rows = rows.filter(occurrence=occurrence)
    for coverage in rows.prefetch_related("tasks").order_by("day", "pk"):
        yield coverage, {coverage.made_by_id, *workers(coverage)}


def workers(coverage: Coverage) -> set[UUID]:
    """Return who is expected to make a part of a coverage."""
    return {task.assignee_id for task in coverage.tasks.all() if task.answer != Task.Answer.DECLINED}
