"""Whom an act on an output concerns: its writers, those who may approve it, those who answer for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from hoitu.foundation.directory import queries as directory
from hoitu.production.newsroom.cases import case_of, find, made_in
from hoitu.production.newsroom.models import Assignment, Output, Submission
from hoitu.production.newsroom.rules.standing import CHIEF
from hoitu.production.newsroom.rules.work import EDITING, is_own_work


def matter_of(story_id: UUID) -> str:
    """Return what notices of one story have in common (see `notices.About`)."""
    return f"story/{story_id}"


def output_told_of(output_id: UUID) -> Output:
    """Return an output with its story, whoever asks: for those who tell others of it. Raises NotFound."""
    return find(output_id)


def assignment_told_of(assignment_id: UUID) -> Assignment | None:
    """Return an assignment with its story and who gave it; None where it is gone."""
    return Assignment.objects.filter(pk=assignment_id).select_related("story", "assigned_by").first()


def writers_of(output: Output) -> set[UUID]:
    """Return who makes an output: contributors (of more than editing), those assigned, who handed it in last."""
    made = {each.person_id for each in made_in(output.story_id) if each.part != EDITING}
    assigned = Assignment.objects.filter(story_id=output.story_id).values_list("assignee_id", flat=True)
    handed_in = Submission.objects.filter(output=output).order_by("-at", "-pk").values_list("by_id", flat=True)[:1]
    return made | set(assigned) | set(handed_in)


def may_approve_next(output: Output, on: date) -> set[UUID]:
    """Return who may give the approval an output waits for, without those whose own work it is."""
    case = case_of(output)
    if not output.next_level:
        return set()
    able = approvers_of(output, [output.next_level], on)
    return {each for each in able if not is_own_work(each, case.made, case.saves)}


def answer_for(output: Output, on: date) -> set[UUID]:
    """Return who answers for what an agency has put out: its secretariat and its chief level."""
    return approvers_of(output, ["secretariat", CHIEF], on)


def approvers_of(output: Output, levels: Iterable[str], on: date) -> set[UUID]:
    """Return who may give an approval of one of these levels on a day."""
    where = {"agency_id": output.story.agency_id, "unit_id": output.story.unit_id}
    return {person.pk for level in levels for person in directory.approvers(**where, level=level, on=on)}
