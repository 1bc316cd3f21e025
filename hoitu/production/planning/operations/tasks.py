"""Who makes what of a coverage, and what they say to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from hoitu.foundation.audit import operations as audit
from hoitu.foundation.audit.operations import audited
from hoitu.foundation.directory.queries import Person
from hoitu.foundation.outbox import operations as outbox
from hoitu.kernel.refusal import NotFound, NotReady
from hoitu.production.newsroom import operations as newsroom
from hoitu.production.newsroom.rules.tidying import says_something, tidy_paragraph
from hoitu.production.planning.events import TaskDeclined
from hoitu.production.planning.models import Coverage, Task, TaskAnswer
from hoitu.production.planning.operations.coverages import coverage_of

OUTPUTS = {
    Task.Kind.TEXT: ("web:vi",),
    Task.Kind.PHOTO: (),
    Task.Kind.AUDIO: ("radio:vi",),
    Task.Kind.VIDEO: ("tv:vi",),
    Task.Kind.LIVE: ("web:vi",),
    Task.Kind.SOCIAL: ("social:vi",),
    Task.Kind.LOUDSPEAKER: ("loudspeaker:vi",),
    Task.Kind.KHMER: ("web:km",),
}
"""The outputs that come of each kind of task; photos go into the library."""


@audited("planning.task.ask")
def ask_for(
    *,
    by: Person,
    coverage_id: UUID,
    kind: str,
    assignee_ids: Sequence[UUID],
    brief: str = "",
    due_at: datetime | None = None,
    now: datetime,
) -> list[Task]:
    """Ask one or several people for a part of a coverage; each gets an assignment of the newsroom."""
    coverage = coverage_of(by=by, coverage_id=coverage_id, now=now)
    if kind not in Task.Kind.values:
        raise NotReady(_("Choose what is asked for."), code="no_such_kind")
    if not assignee_ids:
        raise NotReady(_("Choose who makes it."), code="nobody")
    _refuse_asked(coverage, kind, assignee_ids)
    task = Task(coverage=coverage, kind=kind, brief=tidy_paragraph(brief), due_at=due_at, made_by=by, made_at=now)
    made = [_given(task, assignee_id) for assignee_id in dict.fromkeys(assignee_ids)]
    detail = {"kind": kind, "assignees": [str(task.assignee) for task in made], "due_at": due_at}
    audit.record(by=by, action="planning.task.ask", target=coverage, detail=detail, now=now)
    return made


def _refuse_asked(coverage: Coverage, kind: str, assignee_ids: Sequence[UUID]) -> None:
    standing = coverage.tasks.filter(kind=kind).exclude(answer=Task.Answer.DECLINED)
    if set(standing.values_list("assignee_id", flat=True)) & set(assignee_ids):
        raise NotReady(_("One of them is asked for this already."), code="asked")


def _given(task: Task, assignee_id: UUID) -> Task:
    """Save a task like this one for one person, with the newsroom's assignment."""
    assignment = newsroom.assign(
        by=task.made_by,
        story_id=task.coverage.story_id,
        assignee_id=assignee_id,
        kinds=OUTPUTS[Task.Kind(task.kind)],
        brief=f"{Task.Kind(task.kind).label}. {task.brief}".strip(),
        due_at=task.due_at,
        now=task.made_at,
    )
    return Task.objects.create(
        coverage=task.coverage,
        kind=task.kind,
        assignment=assignment,
        assignee_id=assignee_id,
        brief=task.brief,
        due_at=task.due_at,
        made_by=task.made_by,
        made_at=task.made_at,
    )


@audited("planning.task.answer")
def answer_task(*, by: Person, task_id: UUID, answer: str, reason: str = "", now: datetime) -> Task:
    """Accept a task of one's own, or decline it with a reason; declining ends the assignment."""
    task = (
        Task.objects.select_for_update(of=("self",), no_key=True).select_related("coverage").filter(pk=task_id).first()
    )
    if task is None or task.assignee_id != by.pk:
        raise NotFound(_("There is no such task of yours."))
    if answer not in {Task.Answer.ACCEPTED, Task.Answer.DECLINED}:
        raise NotReady(_("Choose: accept or decline."), code="no_answer")
    if task.answer == Task.Answer.DECLINED or task.coverage.dropped_at is not None:
        raise NotReady(_("This task is over: nothing is expected of you any more."), code="over")
    if task.answer == answer:
        return task
    why = tidy_paragraph(reason)
    if answer == Task.Answer.DECLINED and not says_something(why):
        raise NotReady(_("Say why you decline: the desk has to find somebody else."), code="no_reason")
    TaskAnswer.objects.create(task=task, answer=answer, reason=why, by=by, at=now)
    task.answer = answer
    task.save(update_fields=["answer"])
    if answer == Task.Answer.DECLINED:
        newsroom.end_assignment(by=by, assignment_id=task.assignment_id, now=now)
        outbox.publish(event=TaskDeclined(str(task.pk), why, str(by.pk)), now=now)
    audit.record(
        by=by,
        action="planning.task.answer",
        target=task,
        detail={"answer": answer, "reason": why},
        now=now,
    )
    return task
